//! Why a link cannot be opened.

use crate::files::fault::visible;
use crate::wording::language::{Language, Say, Sentence};

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// It is none of ours.
    NoLink,
    /// It was made by a version of Permille that writes links otherwise.
    OtherVersion {
        /// The version of the link.
        version: u32,
    },
    /// It is longer than any link we make.
    TooLong,
    /// Something in it is missing or was changed.
    Damaged,
    /// It claims to hold more than a link can.
    TooLarge,
    /// It says what differs from a file that ships, and that file is another one now, or ships no more.
    OtherBase {
        /// The file, by its id.
        file: String,
    },
}

impl LinkProblem {
    /// What is wrong, and the way out.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        language.tell(self.sentences())
    }

    fn sentences(&self) -> Sentence {
        match self {
            Self::NoLink => Sentence::new(
                "地址里没有 Permille 链接。请从发件人处重新复制完整的链接。",
                "The address holds no Permille link. Copy the whole link again from whoever sent it.",
            ),
            Self::OtherVersion { version } => Sentence::new(
                format!("这个链接是第 {version} 版格式，本版 Permille 只读第 1 版。请更新 Permille，或请发件人改发文件。"),
                format!(
                    "This link is of version {version}, and this Permille reads version 1. Update Permille, or ask the sender for a file."
                ),
            ),
            Self::TooLong => Sentence::new(
                "地址太长，不是 Permille 生成的链接。请让发件人改发文件。",
                "The address is longer than any link Permille makes. Ask the sender for a file.",
            ),
            Self::Damaged => Sentence::new(
                "链接不完整或已损坏：可能在转发时被截断或改动。请复制完整的链接，或请发件人改发文件。",
                "The link is incomplete or damaged: it may have been cut or changed on its way. Copy the whole link, or ask the sender for a file.",
            ),
            Self::TooLarge => Sentence::new(
                "链接声称内含的数据过大，为安全起见没有打开。请让发件人改发文件。",
                "The link claims to hold more than a link can, and was not opened for safety. Ask the sender for a file.",
            ),
            Self::OtherBase { file } => {
                // A stranger's letters.
                let file = visible(file);
                Sentence::new(
                    format!(
                        "这个链接只记录了与随附文件“{file}”的差异，而本版 Permille 随附的该文件已不同。请让发件人改发文件，或换用生成链接的那一版。"
                    ),
                    format!(
                        "This link says only what differs from the shipped file “{file}”, and this version of Permille ships another one. Ask the sender for a file, or use the version the link was made with."
                    ),
                )
            }
        }
    }
}

//! Why a file was not read, and what to do.

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// More than can be read.
    TooLong,
    /// A PDF whose pages are pictures.
    ScannedPdf,
    /// A PDF whose fonts do not say which characters they show.
    NoCharacters,
    /// It is protected by a password.
    Password,
    /// A .doc of before 2007, or another office file of then.
    OldOffice,
    /// A packed file that holds no document.
    NoDocument,
    /// It is packed, and broken.
    Damaged,
    /// Something in it contains itself.
    Circular,
    /// It is no text.
    Binary,
}

impl Unread {
    /// What is wrong and what to do, in both languages: Chinese, English.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("文件是空的。请选择有文字的文件。", "The file is empty. Choose one that holds text."),
            Self::TooLong => ("文字超过 5 MB。请分成几部分读入。", "There is more than 5 MB of text. Read it in parts."),
            Self::ScannedPdf => (
                "这个 PDF 是扫描的图片，没有文字。请找文字版，或先作文字识别。",
                "This PDF is made of scanned pictures and holds no text. Find a version with text, or have its text recognised first.",
            ),
            Self::NoCharacters => (
                "这个 PDF 的字体没有注明是哪些字，读不出文字。请找 .docx 或 .txt 版，或先作文字识别。",
                "The fonts of this PDF do not say which characters they show. Find a .docx or .txt version, or have its text recognised first.",
            ),
            Self::Password => (
                "文件有密码保护。请去掉密码另存后再读。",
                "The file is protected by a password. Save a copy without one, and read that.",
            ),
            Self::OldOffice => (
                "这是旧版 .doc 文件。请另存为 .docx 或 .txt 再读。",
                "This is an old .doc file. Save it as .docx or .txt, and read that.",
            ),
            Self::NoDocument => (
                "这个压缩文件里没有 Word 文档。请选择 .docx、.txt 或 .html 文件。",
                "This packed file holds no Word document. Choose a .docx, .txt or .html file.",
            ),
            Self::Damaged => (
                "文件已损坏，打不开。请重新下载，或另存后再读。",
                "The file is damaged and cannot be opened. Fetch it again, or save it anew, and read that.",
            ),
            Self::Circular => (
                "这个 PDF 的内容互相包含，读不到头。请用别的软件打开后另存（或打印成 PDF），再读；也可以把正文复制粘贴进来。",
                "What is in this PDF contains itself, so that it has no end. Open it elsewhere and save it anew, or print it to PDF, and read that; or copy its text and paste it.",
            ),
            Self::Binary => (
                "这不是文字文件。请选择 .docx、.pdf、.txt 或 .html 文件。",
                "This is no text. Choose a .docx, .pdf, .txt or .html file.",
            ),
        }
    }
}

//! A file's bytes as text: plain text in the encodings of the field, HTML as it stands, .docx; for all else one sentence that says what to do.

use crate::docx;

/// The longest text that is read.
pub const LONGEST: usize = 5_000_000;
/// The largest file that is opened at all: a .docx with pictures is larger than its text.
const LARGEST: usize = 100_000_000;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is nothing in it.
    Empty,
    /// More than can be read.
    TooLong,
    /// A PDF whose pages are pictures.
    ScannedPdf,
    /// A PDF that holds text.
    Pdf,
    /// It is protected by a password.
    Password,
    /// A .doc of before 2007, or another office file of then.
    OldOffice,
    /// A packed file that holds no document.
    NoDocument,
    /// It is packed, and broken.
    Damaged,
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
            Self::Pdf => (
                "PDF 不能直接读入。请打开它，全选复制文字，存为 .txt 再读。",
                "A PDF cannot be read as it is. Open it, copy all of its text into a .txt file, and read that.",
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
            Self::Binary => {
                ("这不是文字文件。请选择 .docx、.txt 或 .html 文件。", "This is no text. Choose a .docx, .txt or .html file.")
            }
        }
    }
}

/// The sentence for a text that was read and demands nothing: Chinese, English.
pub const NO_DEMANDS: (&str, &str) = (
    "文中没有读出可计数的要求。请核对是不是规划、方案一类的文件，表格是不是图片。",
    "No countable demand was read from this text. See whether it is a plan, and whether its tables are pictures.",
);

/// The text of a file.
///
/// # Errors
/// With what keeps it from being read.
pub fn text(bytes: &[u8]) -> Result<String, Unread> {
    if bytes.len() > LARGEST {
        return Err(Unread::TooLong);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(pdf(bytes));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let packed: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(packed.len()).any(|window| window == packed);
        return Err(if locked { Unread::Password } else { Unread::OldOffice });
    }
    let text = if bytes.starts_with(b"PK\x03\x04") { docx::text(bytes)? } else { decoded(bytes)? };
    if text.len() > LONGEST {
        return Err(Unread::TooLong);
    }
    if text.trim_matches(|one: char| one.is_whitespace() || one == '\u{feff}').is_empty() {
        return Err(Unread::Empty);
    }
    Ok(text)
}

/// What keeps a PDF from being read: a password, pictures, or only that it is a PDF.
fn pdf(bytes: &[u8]) -> Unread {
    let has = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    if has(b"/Encrypt") {
        Unread::Password
    } else if has(b"/Image") && !has(b"/Font") && !has(b"/ObjStm") {
        Unread::ScannedPdf
    } else {
        Unread::Pdf
    }
}

/// Plain text: UTF-8, UTF-16 with its mark, else GB 18030.
fn decoded(bytes: &[u8]) -> Result<String, Unread> {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or(if std::str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::GB18030 });
    let (text, _, broken) = encoding.decode(bytes);
    let odd = text.chars().take(4_000).filter(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t' | '\u{c}')).count();
    if odd > 4 || (broken && marked.is_none()) {
        return Err(Unread::Binary);
    }
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_the_encodings_of_the_field() {
        let words = "到2025年，每千人口床位数达到7张。";
        assert_eq!(text(words.as_bytes()).unwrap(), words);
        let (gb, _, _) = encoding_rs::GB18030.encode(words);
        assert_eq!(text(&gb).unwrap(), words);
        let mut wide = vec![0xff, 0xfe];
        wide.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text(&wide).unwrap(), words);
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        assert_eq!(text(b"  \n"), Err(Unread::Empty));
        assert_eq!(text(&vec![b'a'; LONGEST + 1]), Err(Unread::TooLong));
        assert_eq!(text(b"%PDF-1.4 /Subtype /Image"), Err(Unread::ScannedPdf));
        assert_eq!(text(b"%PDF-1.4 /Font /Image"), Err(Unread::Pdf));
        assert_eq!(text(b"%PDF-1.4 /Font /Encrypt 3 0 R"), Err(Unread::Password));
        assert_eq!(text(b"\xd0\xcf\x11\xe0 word"), Err(Unread::OldOffice));
        let mut locked = b"\xd0\xcf\x11\xe0".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text(&locked), Err(Unread::Password));
        assert_eq!(text(b"PK\x03\x04 torn"), Err(Unread::Damaged));
        assert_eq!(text(&[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 4, 5, 6, 0xff]), Err(Unread::Binary));
    }
}

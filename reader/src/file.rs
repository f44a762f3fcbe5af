//! A file's bytes as text: plain text in the encodings of the field, HTML as it stands, .docx, PDF; for all else one sentence that says what to do.

pub use crate::unread::Unread;
use crate::{docx, pdf};

/// The longest text that is read.
pub const LONGEST: usize = 5_000_000;
/// The largest file that is opened at all: a .docx with pictures is larger than its text.
const LARGEST: usize = 100_000_000;

/// The sentence for a text that was read and demands nothing: Chinese, English.
pub const NO_DEMANDS: (&str, &str) = (
    "文中没有读出可计数的要求。请核对是不是规划、方案一类的文件，表格是不是图片。",
    "No countable demand was read from this text. See whether it is a plan, and whether its tables are pictures.",
);

/// The sentence for a text that proposes more norms than any document has: Chinese, English.
pub const TOO_MANY: (&str, &str) = (
    "文中的要求超过 1500 条，多于任何一份文件。请分成几部分读入。",
    "There are more than 1,500 demands in this text, more than any one document has. Read it in parts.",
);

/// The sentence for a file whose reader was ended by it: Chinese, English.
pub const GAVE_UP: (&str, &str) = (
    "没有读完：文件可能已损坏，或大到放不下。请把正文复制粘贴进来，或分几部分读取。",
    "It was not read to its end: the file may be damaged, or larger than memory can hold. Copy its text and paste it, or read it in parts.",
);

/// The text of a file.
///
/// # Errors
/// With what keeps it from being read.
pub fn text(bytes: &[u8]) -> Result<String, Unread> {
    text_telling(bytes, &mut |_| {})
}

/// The text of a file, telling on the way which part of the whole is done.
///
/// # Errors
/// With what keeps it from being read.
pub fn text_telling(bytes: &[u8], tell: &mut dyn FnMut(f64)) -> Result<String, Unread> {
    if bytes.len() > LARGEST {
        return Err(Unread::TooLong);
    }
    // Some servers put a line before what makes a file a PDF.
    let begins = bytes.get(..1_024).unwrap_or(bytes).windows(5).any(|window| window == b"%PDF-");
    if begins {
        return pdf::text(bytes, tell);
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
        assert_eq!(text(b"\xd0\xcf\x11\xe0 word"), Err(Unread::OldOffice));
        let mut locked = b"\xd0\xcf\x11\xe0".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text(&locked), Err(Unread::Password));
        assert_eq!(text(b"PK\x03\x04 torn"), Err(Unread::Damaged));
        assert_eq!(text(&[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 4, 5, 6, 0xff]), Err(Unread::Binary));
    }
}

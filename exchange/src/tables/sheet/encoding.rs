//! How the characters of a text file are written: told by its first bytes, by what can be read, and by what reads as a table in Chinese.

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use crate::tables::fault::TableFault;

/// How the characters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As everywhere today.
    Utf8,
    /// With two bytes a character, as Excel saves “Unicode text”.
    Utf16,
    /// As Excel and WPS save CSV on a Chinese Windows; GBK and GB2312 are parts of it.
    Gb18030,
    /// As programs of Hong Kong, Macao and Taiwan save it.
    Big5,
}

/// The characters in the bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<(Encoding, String), TableFault> {
    let wide = |encoding: &'static encoding_rs::Encoding| {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        if broken { Err(TableFault::NotText) } else { Ok((Encoding::Utf16, text.into_owned())) }
    };
    match bytes {
        [0xFF, 0xFE, ..] => return wide(UTF_16LE),
        [0xFE, 0xFF, ..] => return wide(UTF_16BE),
        _ => {}
    }
    if let Some(encoding) = unmarked(bytes) {
        return wide(encoding);
    }
    let (marked, body) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).map_or((false, bytes), |body| (true, body));
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok((Encoding::Utf8, text.to_owned()));
    }
    if body.contains(&0) {
        return Err(TableFault::NotText);
    }
    if let Some(line) = mixed(body, marked) {
        return Err(TableFault::MixedEncodings { line });
    }
    let gb = GB18030.decode_without_bom_handling_and_without_replacement(body);
    let big5 = BIG5.decode_without_bom_handling_and_without_replacement(body);
    match (gb, big5) {
        (Some(gb), Some(big5)) if usual(&big5) > usual(&gb) => Ok((Encoding::Big5, big5.into_owned())),
        (Some(gb), _) => Ok((Encoding::Gb18030, gb.into_owned())),
        (None, Some(big5)) if usual(&big5) > 0 => Ok((Encoding::Big5, big5.into_owned())),
        _ => Err(TableFault::BrokenText { line: first_broken(body) }),
    }
}

/// Two bytes a character without a mark at the beginning: digits and separators have their zeros all on one side.
fn unmarked(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if !bytes.len().is_multiple_of(2) || bytes.len() < 8 {
        return None;
    }
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = bytes.len() / 2;
    let clear = |many: usize, few: usize| many * 6 > pairs && few * 20 < many;
    match (clear(odd, even), clear(even, odd)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// How many characters a text has that tables of areas are full of.
fn usual(text: &str) -> usize {
    const USUAL: &str = "省市县縣区區乡鄉镇鎮地代码碼名称稱人口数數年末常住户籍床位医醫师師护護士院合计計总總生卫衛机機构構单單位万萬张張个個城村男女岁歲";
    text.chars().filter(|letter| USUAL.contains(*letter)).count()
}

/// The first line that is written otherwise than those before it, counted from 1, where some lines are in UTF-8 and others are not.
///
/// A short line in GB18030 is UTF-8 by chance now and then. So a line speaks for UTF-8 when it has four Chinese characters, and shorter ones when
/// there are more of them than chance would have it.
fn mixed(body: &[u8], marked: bool) -> Option<usize> {
    let (mut modern, mut strong, mut legacy) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for (number, line) in body.split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_ascii()) {
        count += 1;
        match std::str::from_utf8(line).ok().map(chinese) {
            None => legacy.push(number + 1),
            Some(Some(characters)) => {
                modern.push(number + 1);
                if characters >= 4 {
                    strong.push(number + 1);
                }
            }
            Some(None) => {}
        }
    }
    let chance = (count / 20).max(3);
    if modern.len() < chance {
        modern = strong;
    }
    let (modern, legacy) = (modern.first().copied().or(marked.then_some(0))?, legacy.first().copied()?);
    Some(modern.max(legacy))
}

/// How many Chinese characters a text has, where what is not ASCII is Chinese throughout.
fn chinese(text: &str) -> Option<usize> {
    let own = |letter: char| matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    let foreign = text.chars().any(|letter| !letter.is_ascii() && !own(letter));
    (!foreign).then(|| text.chars().filter(|letter| !letter.is_ascii()).count())
}

/// The first line that is no text in GB18030.
fn first_broken(body: &[u8]) -> usize {
    let broken = |line: &[u8]| GB18030.decode_without_bom_handling_and_without_replacement(line).is_none();
    body.split(|&byte| byte == b'\n').position(broken).map_or(1, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_whatever_it_is_written() {
        let text = "行政區劃代碼,地區,常住人口\r\n360202,昌江區,215430\r\n";
        let plain = "行政区划代码,地区,常住人口\r\n360202,昌江区,215430\r\n";
        let little: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = plain.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, encoding, meant) in [
            (BIG5.encode(text).0.into_owned(), Encoding::Big5, text),
            (GB18030.encode(plain).0.into_owned(), Encoding::Gb18030, plain),
            (little, Encoding::Utf16, plain),
            (big, Encoding::Utf16, plain),
        ] {
            assert_eq!(decode(&bytes), Ok((encoding, meant.to_owned())));
        }
    }
}

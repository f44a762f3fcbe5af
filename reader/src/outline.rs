//! The marks of headings, and how they make the clause a sentence is cited by.
//!
//! Chapter, section, item: `二(五)16`. A mark says where it belongs: 一、 is a chapter, （一） a section, 1. an item, （1） a part of it. Where
//! chapters are written 第二章, 第X节 is the section and 一、 moves one step down.

use crate::script::{in_numerals, is_numeral, numeral, plain_text};

/// What a heading begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 第三章, 第三部分
    Chapter(u32),
    /// 第二节
    Section(u32),
    /// 一、
    Numeral(u32),
    /// （一）
    Bracketed(u32),
    /// 1. 1．1、
    Item(u32),
    /// （1） 1）
    Part(u32),
    /// 1.1 and 1.1.1
    Decimal(u32, u32, u32),
}

/// The mark a line begins with, and how many bytes of its plain form it takes.
#[must_use]
pub fn mark(plain: &str) -> Option<(Mark, usize)> {
    if let Some(rest) = plain.strip_prefix('第') {
        let digits = leading(rest, |one| is_numeral(one) || one.is_ascii_digit());
        let number = number(&rest[..digits])?;
        let after = &rest[digits..];
        let first = after.chars().next()?;
        let (mark, word) = match first {
            '章' | '篇' => (Mark::Chapter(number), first.len_utf8()),
            '部' if after.starts_with("部分") => (Mark::Chapter(number), "部分".len()),
            '节' => (Mark::Section(number), first.len_utf8()),
            _ => return None,
        };
        let end = '第'.len_utf8() + digits + word;
        return Some((mark, end + leading(&plain[end..], |one| matches!(one, ' ' | '、' | ':' | '.'))));
    }
    if let Some(rest) = plain.strip_prefix('(') {
        let digits = leading(rest, |one| is_numeral(one) || one.is_ascii_digit());
        if digits == 0 || !rest[digits..].starts_with(')') {
            return None;
        }
        let mark = match rest[..digits].parse::<u32>() {
            Ok(part) if part < 200 => Mark::Part(part),
            Ok(_) => return None,
            Err(_) => Mark::Bracketed(numeral(&rest[..digits])?),
        };
        let end = digits + 2;
        return Some((mark, end + leading(&plain[end..], |one| matches!(one, ' ' | '、' | '.'))));
    }
    let numerals = leading(plain, is_numeral);
    if numerals > 0 {
        let after = &plain[numerals..];
        let step = ["、", ".", " "].iter().find(|step| after.starts_with(**step))?;
        return Some((Mark::Numeral(numeral(&plain[..numerals])?), numerals + step.len()));
    }
    let digits = leading(plain, |one| one.is_ascii_digit());
    if digits == 0 || digits > 3 {
        return None;
    }
    let first: u32 = plain[..digits].parse().ok()?;
    let after = &plain[digits..];
    if let Some(rest) = after.strip_prefix(['、', '.']) {
        let step = after.len() - rest.len();
        let more = leading(rest, |one| one.is_ascii_digit());
        if more == 0 {
            return Some((Mark::Item(first), digits + step));
        }
        // 4.5个 is a figure; 1.1健全… and 1.1 健全… are marks.
        if more > 2 || after.starts_with('、') {
            return None;
        }
        let second: u32 = rest[..more].parse().ok()?;
        let end = digits + step + more;
        let (third, end) = match plain[end..].strip_prefix('.') {
            Some(deep) => {
                let more = leading(deep, |one| one.is_ascii_digit());
                (deep[..more].parse().unwrap_or(0), end + 1 + more)
            }
            None => (0, end),
        };
        let next = plain[end..].chars().next()?;
        let unit = "个张人名家所辆万亿%‰岁倍级项年月日元小平分/-".contains(next);
        return (!unit && first > 0 && second > 0 && !next.is_ascii()).then_some((Mark::Decimal(first, second, third), end));
    }
    if let Some(rest) = after.strip_prefix(')') {
        return Some((Mark::Part(first), plain.len() - rest.len()));
    }
    None
}

fn leading(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|one| !is(one)).unwrap_or(text.len())
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numeral(text))
}

/// Where the reading stands in the outline.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Whether chapters are written 第X章, and whether sections are written 第X节.
    words: (bool, bool),
    /// The open headings, the widest first: their depth, how they are cited, and their title.
    open: Vec<(u8, String, String)>,
}

impl Outline {
    /// An outline for a document with these lines.
    #[must_use]
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = (false, false);
        for line in lines {
            match mark(&plain_text(line)) {
                Some((Mark::Chapter(_), _)) => words.0 = true,
                Some((Mark::Section(_), _)) => words.1 = true,
                _ => {}
            }
        }
        Self { words, open: Vec::new() }
    }

    /// Opens a heading.
    pub fn enter(&mut self, mark: Mark, title: &str) {
        let (depth, cited) = self.cited(mark);
        self.open.retain(|(open, _, _)| *open < depth);
        self.open.push((depth, cited, title.to_owned()));
    }

    /// Opens a heading that has no mark: it is cited by its title.
    pub fn enter_titled(&mut self, title: &str) {
        self.open.clear();
        self.open.push((0, title.to_owned(), title.to_owned()));
    }

    /// Leaves all headings: an annex begins.
    pub fn leave(&mut self) {
        self.open.clear();
    }

    fn cited(&self, mark: Mark) -> (u8, String) {
        let shift = u8::from(self.words.0) + u8::from(self.words.0 && self.words.1);
        let by_depth = |depth: u8, number: u32| match depth {
            0 => (0, in_numerals(number)),
            1 => (1, format!("({})", in_numerals(number))),
            2 => (2, number.to_string()),
            deeper => (deeper, format!("({number})")),
        };
        match mark {
            Mark::Chapter(number) => by_depth(0, number),
            Mark::Section(number) => by_depth(1, number),
            Mark::Numeral(number) => by_depth(shift, number),
            Mark::Bracketed(number) => by_depth(1 + shift, number),
            Mark::Item(number) => (2 + shift, number.to_string()),
            Mark::Part(number) => (3 + shift, format!("({number})")),
            Mark::Decimal(first, second, 0) => (1, format!("{first}.{second}")),
            Mark::Decimal(first, second, third) => (2, format!("{first}.{second}.{third}")),
        }
    }

    /// The clause of what stands here.
    #[must_use]
    pub fn clause(&self) -> String {
        // A decimal number says the whole way by itself.
        let from = self
            .open
            .iter()
            .rposition(|(_, cited, _)| cited.contains('.') && cited.starts_with(|one: char| one.is_ascii_digit()));
        self.open[from.unwrap_or(0)..].iter().map(|(_, cited, _)| cited.as_str()).collect()
    }

    /// The titles of the open headings, the widest first.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        self.open.iter().map(|(_, _, title)| title.clone()).filter(|title| !title.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_kind_are_read() {
        for (line, expected) in [
            ("第三章 目标", Some(Mark::Chapter(3))),
            ("第十二节 保障", Some(Mark::Section(12))),
            ("二十七、考核", Some(Mark::Numeral(27))),
            ("(五)优生优育", Some(Mark::Bracketed(5))),
            ("16.提升托育", Some(Mark::Item(16))),
            ("1、健全", Some(Mark::Item(1))),
            ("(2)建设", Some(Mark::Part(2))),
            ("1.2健全体系", Some(Mark::Decimal(1, 2, 0))),
            ("4.5个托位", None),
            ("三级医院", None),
            ("第七次全国人口普查", None),
            ("2025年", None),
        ] {
            assert_eq!(mark(line).map(|(mark, _)| mark), expected, "{line}");
        }
    }

    #[test]
    fn headings_make_the_clause() {
        let mut outline = Outline::of(["一、总", "（一）甲"]);
        outline.enter(Mark::Numeral(2), "重点任务");
        outline.enter(Mark::Bracketed(5), "全生命周期");
        outline.enter(Mark::Item(16), "托育");
        assert_eq!(outline.clause(), "二(五)16");
        outline.enter(Mark::Item(17), "妇幼");
        assert_eq!(outline.clause(), "二(五)17");
        outline.enter(Mark::Numeral(3), "保障");
        assert_eq!(outline.clause(), "三");
    }

    #[test]
    fn numerals_move_down_below_chapters_and_sections() {
        let mut outline = Outline::of(["第一章 总则", "第一节 背景", "一、现状"]);
        outline.enter(Mark::Chapter(2), "");
        outline.enter(Mark::Section(3), "");
        outline.enter(Mark::Numeral(4), "");
        assert_eq!(outline.clause(), "二(三)4");
        let mut outline = Outline::of(["第一章 总则"]);
        outline.enter(Mark::Chapter(2), "");
        outline.enter(Mark::Numeral(4), "");
        assert_eq!(outline.clause(), "二(四)");
        outline.enter(Mark::Bracketed(2), "");
        assert_eq!(outline.clause(), "二(四)2");
    }
}

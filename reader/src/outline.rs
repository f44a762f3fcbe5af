//! The marks of headings, and how they make the clause a sentence is cited by.
//!
//! Chapter, section, item: `二(五)16`. A mark says where it belongs: 一、 is a chapter, （一） a section, 1. an item, （1） a part of it. Where
//! chapters are written 第二章, 第X节 is the section and 一、 moves one step down.

use crate::latin::is_english;
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
    /// (a)
    Letter(char),
}

/// The mark a line begins with, and how many bytes of its plain form it takes.
#[must_use]
pub fn mark(plain: &str) -> Option<(Mark, usize)> {
    if plain.starts_with(|one: char| one.is_ascii_uppercase()) || plain.starts_with('(') {
        let english = mark_in_english(plain);
        if english.is_some() {
            return english;
        }
    }
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
        let words = plain[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|one: char| one.is_ascii_uppercase()));
        if words && first > 0 && second > 0 {
            return Some((Mark::Decimal(first, second, third), end + 1));
        }
        return (!unit && first > 0 && second > 0 && !next.is_ascii()).then_some((Mark::Decimal(first, second, third), end));
    }
    if let Some(rest) = after.strip_prefix(')') {
        return Some((Mark::Part(first), plain.len() - rest.len()));
    }
    None
}

/// Chapter 3, Part II, II. and (a).
fn mark_in_english(plain: &str) -> Option<(Mark, usize)> {
    if let Some(rest) = plain.strip_prefix('(') {
        let letter = rest.chars().next().filter(char::is_ascii_lowercase)?;
        return rest[1..].starts_with(')').then(|| (Mark::Letter(letter), 3 + leading(&plain[3..], |one| one == ' ')));
    }
    let trailing = |from: usize| from + leading(&plain[from..], |one| matches!(one, ' ' | '.' | ':' | '-'));
    for word in ["Chapter ", "Part ", "CHAPTER ", "PART "] {
        let Some(rest) = plain.strip_prefix(word) else { continue };
        let taken = leading(rest, |one| one.is_ascii_digit() || matches!(one, 'I' | 'V' | 'X'));
        let end = word.len() + taken;
        let ends = rest[taken..].is_empty() || rest[taken..].starts_with([' ', '.', ':']);
        let number = rest[..taken].parse().ok().or_else(|| roman(&rest[..taken])).filter(|_| ends)?;
        return Some((Mark::Chapter(number), trailing(end)));
    }
    if let Some(rest) = plain.strip_prefix("Section ").or_else(|| plain.strip_prefix("SECTION ")) {
        let taken = leading(rest, |one| one.is_ascii_digit());
        let end = "Section ".len() + taken;
        let ends = rest[taken..].is_empty() || rest[taken..].starts_with([' ', ':']);
        return Some((Mark::Section(rest[..taken].parse().ok().filter(|_| ends)?), trailing(end)));
    }
    let taken = leading(plain, |one| matches!(one, 'I' | 'V' | 'X'));
    let ends = plain[taken..].starts_with(". ");
    roman(&plain[..taken]).filter(|_| ends).map(|number| (Mark::Numeral(number), taken + 2))
}

/// A number below forty in Roman numerals.
fn roman(text: &str) -> Option<u32> {
    let value = |one: char| match one {
        'I' => 1_u32,
        'V' => 5,
        _ => 10,
    };
    let letters: Vec<u32> = text.chars().map(value).collect();
    if letters.is_empty() || letters.len() > 7 {
        return None;
    }
    let less = |at: usize| letters.get(at + 1).is_some_and(|next| *next > letters[at]);
    let (more, taken): (Vec<usize>, Vec<usize>) = (0..letters.len()).partition(|&at| !less(at));
    let sum = |places: Vec<usize>| places.into_iter().map(|at| letters[at]).sum::<u32>();
    sum(more).checked_sub(sum(taken)).filter(|number| *number > 0)
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
    /// Whether the text is English: then clauses are cited in digits with points between them.
    english: bool,
    /// The open headings, the widest first: their depth, how they are cited, and their title.
    open: Vec<(u8, String, String)>,
}

impl Outline {
    /// An outline for a document with these lines.
    #[must_use]
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = (false, false);
        let (mut english, mut other) = (0_usize, 0_usize);
        for line in lines {
            if is_english(line) {
                english += 1;
            } else if !line.is_empty() {
                other += 1;
            }
            match mark(&plain_text(line)) {
                Some((Mark::Chapter(_), _)) => words.0 = true,
                Some((Mark::Section(_), _)) => words.1 = true,
                _ => {}
            }
        }
        Self { words, english: english > other, open: Vec::new() }
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
            0 | 1 if self.english => (depth, number.to_string()),
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
            Mark::Letter(letter) => (4 + shift, format!("({letter})")),
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
        let mut clause = String::new();
        for (_, cited, _) in &self.open[from.unwrap_or(0)..] {
            let digits =
                clause.ends_with(|one: char| one.is_ascii_digit()) && cited.starts_with(|one: char| one.is_ascii_digit());
            if self.english && digits {
                clause.push('.');
            }
            clause.push_str(cited);
        }
        clause
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
            ("Chapter 3 Targets", Some(Mark::Chapter(3))),
            ("IV. Safeguards", Some(Mark::Numeral(4))),
            ("2.1 Childcare", Some(Mark::Decimal(2, 1, 0))),
            ("(a) build", Some(Mark::Letter('a'))),
            ("In 2025", None),
            ("4.5 places", None),
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

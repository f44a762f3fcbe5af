//! A font: which characters its codes stand for, and how wide they are.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};

use super::cmap::Characters;
use super::stream::bytes;
use crate::unread::Unread;

/// How wide a character is where nothing says so, in thousandths of the size.
const USUAL: f32 = 500.0;

/// How codes stand in a string.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Coding {
    /// One byte each.
    Single,
    /// Two bytes each.
    Double,
    /// Characters of UTF-16.
    Utf16,
    /// Characters of GB 18030: one, two or four bytes.
    Chinese,
}

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    coding: Coding,
    characters: Characters,
    /// What codes of one byte stand for where the font's own table does not say.
    latin: BTreeMap<u32, String>,
    widths: BTreeMap<u32, f32>,
    usual: f32,
}

/// Fonts that were met, so that each is read once.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<(i32, i32), Rc<Font>>);

/// A code of a string.
pub(super) struct Glyph {
    /// What it stands for; `None` where nothing says so.
    pub(super) text: Option<String>,
    /// How wide it is, in parts of the size.
    pub(super) width: f32,
    /// Whether it is a blank of one byte, which alone takes the spacing of words.
    pub(super) blank: bool,
}

impl Fonts {
    /// The font of a dictionary.
    pub(super) fn of(&mut self, dict: &Dict<'_>) -> Result<Rc<Font>, Unread> {
        let id = dict.obj_id().map(|ObjectIdentifier { obj_number, gen_number }| (obj_number, gen_number));
        if let Some(known) = id.and_then(|id| self.0.get(&id)) {
            return Ok(Rc::clone(known));
        }
        let font = Rc::new(Font::read(dict)?);
        if let Some(id) = id {
            self.0.insert(id, Rc::clone(&font));
        }
        Ok(font)
    }
}

impl Font {
    fn read(dict: &Dict<'_>) -> Result<Self, Unread> {
        let table = dict.get::<Stream<'_>>("ToUnicode").map(|table| bytes(&table)).transpose()?;
        let characters = table.map(|table| Characters::read(&table)).unwrap_or_default();
        let composite = dict.get::<Array<'_>>("DescendantFonts");
        let Some(parts) = composite else { return Ok(Self::simple(dict, characters)) };
        let part = parts.iter::<Dict<'_>>().next().unwrap_or_default();
        let named = dict.get::<Name<'_>>("Encoding").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let coding = if named.contains("UCS2") || named.contains("UTF16") {
            Coding::Utf16
        } else if named.starts_with("GB") {
            Coding::Chinese
        } else {
            Coding::Double
        };
        let usual = part.get::<f32>("DW").unwrap_or(1_000.0);
        let widths = part.get::<Array<'_>>("W").map(|widths| composite_widths(&widths)).unwrap_or_default();
        Ok(Self { coding, characters, latin: BTreeMap::new(), widths, usual })
    }

    /// A font with codes of one byte.
    fn simple(dict: &Dict<'_>, characters: Characters) -> Self {
        let mut latin = BTreeMap::new();
        for code in 0x20..=0xff_u8 {
            let (text, _, broken) = encoding_rs::WINDOWS_1252.decode(std::slice::from_ref(&code));
            if !broken {
                latin.insert(u32::from(code), text.into_owned());
            }
        }
        if let Some(differences) = dict.get::<Dict<'_>>("Encoding").and_then(|one| one.get::<Array<'_>>("Differences")) {
            let mut code = 0_u32;
            for object in differences.iter::<Object<'_>>() {
                match object {
                    Object::Number(number) => code = number.as_i64().clamp(0, 255) as u32,
                    Object::Name(name) => {
                        match named(name.as_str()) {
                            Some(one) => latin.insert(code, one.to_string()),
                            None => latin.remove(&code),
                        };
                        code += 1;
                    }
                    _ => {}
                }
            }
        }
        // A font of symbols, or one that is cut down, has codes of its own.
        let own =
            dict.get::<Dict<'_>>("FontDescriptor").and_then(|one| one.get::<i32>("Flags")).is_some_and(|flags| flags & 4 != 0);
        if own && !characters.is_empty() {
            latin.clear();
        }
        let first = dict.get::<i32>("FirstChar").unwrap_or(0).clamp(0, 255) as u32;
        let listed = dict.get::<Array<'_>>("Widths");
        let widths = listed.iter().flat_map(Array::iter::<Number>).take(256).enumerate();
        // Glyphs that are drawn by operators are measured in a space of their own.
        let drawn = dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Number>().next());
        let scale = drawn.map_or(1.0, |scale| scale.as_f32().abs() * 1_000.0);
        let widths = widths.map(|(at, width)| (first + at as u32, width.as_f32() * scale)).collect();
        Self { coding: Coding::Single, characters, latin, widths, usual: USUAL }
    }

    /// The glyphs of a string.
    pub(super) fn glyphs(&self, string: &[u8]) -> Vec<Glyph> {
        let mut out = Vec::new();
        let mut rest = string;
        while !rest.is_empty() {
            let taken = match self.coding {
                Coding::Single => 1,
                Coding::Double => self.characters.bytes.unwrap_or(2).clamp(1, 4),
                Coding::Utf16 => 2,
                Coding::Chinese => chinese(rest),
            };
            let (code, behind) = rest.split_at(taken.min(rest.len()));
            rest = behind;
            let number = code.iter().fold(0_u32, |all, one| all << 8 | u32::from(*one));
            let width = self.widths.get(&number).copied().unwrap_or(self.usual) / 1_000.0;
            out.push(Glyph { text: self.said(code, number), width, blank: code == [0x20] });
        }
        out
    }

    fn said(&self, code: &[u8], number: u32) -> Option<String> {
        if let Some(said) = self.characters.get(number) {
            return Some(super::radicals::unified(said));
        }
        match self.coding {
            Coding::Single => self.latin.get(&number).cloned(),
            Coding::Double => None,
            Coding::Utf16 => char::from_u32(number).map(String::from),
            Coding::Chinese => {
                let (text, _, broken) = encoding_rs::GB18030.decode(code);
                (!broken).then(|| text.into_owned())
            }
        }
    }
}

/// How many bytes a character of GB 18030 has.
fn chinese(rest: &[u8]) -> usize {
    match rest {
        [0x81..=0xfe, 0x30..=0x39, ..] => 4,
        [0x81..=0xfe, ..] => 2,
        _ => 1,
    }
}

/// The widths of a composite font: `first [a b c]`, or `first last width`.
fn composite_widths(list: &Array<'_>) -> BTreeMap<u32, f32> {
    const MOST: usize = 70_000;
    let mut out = BTreeMap::new();
    let mut held: Vec<f32> = Vec::new();
    for object in list.iter::<Object<'_>>().take(MOST) {
        match object {
            Object::Number(number) => {
                held.push(number.as_f32());
                if let [first, last, width] = held[..] {
                    let (first, last) = (first.max(0.0) as u32, last.max(0.0) as u32);
                    for code in first..=last.min(first.saturating_add(0xffff)) {
                        out.insert(code, width);
                    }
                    held.clear();
                }
            }
            Object::Array(widths) => {
                let first = held.last().copied().unwrap_or(0.0).max(0.0) as u32;
                out.extend(
                    widths.iter::<Number>().enumerate().map(|(at, width)| (first.saturating_add(at as u32), width.as_f32())),
                );
                held.clear();
            }
            _ => {}
        }
        if out.len() > MOST {
            break;
        }
    }
    out
}

/// The character of a glyph's name, of those that plans are written with.
fn named(name: &str) -> Option<char> {
    const WORDS: [(&str, char); 30] = [
        ("space", ' '),
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("semicolon", ';'),
        ("hyphen", '-'),
        ("endash", '–'),
        ("emdash", '—'),
        ("percent", '%'),
        ("perthousand", '‰'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("slash", '/'),
        ("plus", '+'),
        ("less", '<'),
        ("greater", '>'),
        ("lessequal", '≤'),
        ("greaterequal", '≥'),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
    ];
    let mut letters = name.chars();
    if let (Some(one), None) = (letters.next(), letters.next()) {
        return Some(one);
    }
    if let Some(hex) = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')) {
        return u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    }
    WORDS.into_iter().find(|(word, _)| *word == name).map(|(_, one)| one)
}

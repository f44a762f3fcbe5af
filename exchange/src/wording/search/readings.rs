//! How characters are read.

use std::sync::OnceLock;

use permille_engine::in_order::InOrder;

/// Syllables and the characters that are read so.
const SHIPPED: &str = include_str!("readings.txt");

/// The readings by character, in order.
static TABLE: OnceLock<Vec<(char, &'static str)>> = OnceLock::new();

/// The readings of a character; none where they are not known.
pub(super) fn of(character: char) -> &'static [(char, &'static str)] {
    let table = TABLE.get_or_init(read);
    let first = table.partition_point(|(other, _)| *other < character);
    let rest = &table[first..];
    &rest[..rest.partition_point(|(other, _)| *other == character)]
}

fn read() -> Vec<(char, &'static str)> {
    let mut table = Vec::with_capacity(5_000);
    for (syllable, characters) in SHIPPED.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')) {
        table.extend(characters.chars().map(|character| (character, syllable)));
    }
    table.put_in_order();
    table
}

//! What stands behind an instruction of WebAssembly: the one table of it.

/// What a byte belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// Text, data, and whatever is no code.
    Plain,
    /// The number of a local.
    Local,
    /// A whole number.
    Constant,
    /// How a place in memory is aligned.
    Align,
    /// How far a place in memory is from its address.
    Offset,
    /// The number of a function.
    Function,
    /// A block to leave.
    Label,
    /// A type, a table, a global, a memory.
    Type,
    /// Bytes as they are.
    Raw,
    /// How many labels follow, one more than it says.
    Labels,
    /// The rest of an instruction of more than a byte.
    Rest,
    /// An instruction.
    Instruction,
    /// The size of a body, and its locals.
    Size,
}

/// How many kinds there are.
pub(crate) const KINDS: usize = 13;

/// What stands behind an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    /// Nothing.
    Nothing,
    /// One number.
    One(Kind),
    /// Two numbers.
    Two(Kind, Kind),
    /// A number and a byte.
    OneAndByte(Kind),
    /// Two numbers and a byte.
    TwoAndByte(Kind, Kind),
    /// So many bytes.
    Bytes(u8),
    /// It is none that is known here.
    Unknown,
}

/// What stands behind an instruction of one byte.
pub(crate) const fn behind(instruction: u8) -> Behind {
    use Behind::{Bytes, Nothing, One, Two, Unknown};
    match instruction {
        0x00 | 0x01 | 0x05 | 0x0B | 0x0F | 0x1A | 0x1B | 0x45..=0xC4 | 0xD1 => Nothing,
        0x02..=0x04 | 0x23..=0x26 | 0x3F | 0x40 | 0xD0 => One(Kind::Type),
        0x0C | 0x0D => One(Kind::Label),
        0x0E => One(Kind::Labels),
        0x10 | 0xD2 => One(Kind::Function),
        0x11 | 0x1C => Two(Kind::Type, Kind::Type),
        0x20..=0x22 => One(Kind::Local),
        0x28..=0x3E => Two(Kind::Align, Kind::Offset),
        0x41 | 0x42 => One(Kind::Constant),
        0x43 => Bytes(4),
        0x44 => Bytes(8),
        0xFC | 0xFD => One(Kind::Rest),
        _ => Unknown,
    }
}

/// What stands behind an instruction of two parts.
pub(crate) const fn behind_rest(first: u8, rest: u32) -> Behind {
    use Behind::{Bytes, Nothing, One, Two, TwoAndByte, Unknown};
    match (first, rest) {
        // Conversions that do not trap; memories and tables in bulk.
        (0xFC, 0..=7) => Nothing,
        (0xFC, 8 | 10 | 12 | 14) => Two(Kind::Type, Kind::Type),
        (0xFC, 9 | 11 | 13 | 15..=17) => One(Kind::Type),
        // Vectors: loads and stores, constants and shuffles, lanes, lanes in memory, arithmetic.
        (0xFD, 0..=11 | 92 | 93) => Two(Kind::Align, Kind::Offset),
        (0xFD, 12 | 13) => Bytes(16),
        (0xFD, 21..=34) => Bytes(1),
        (0xFD, 84..=91) => TwoAndByte(Kind::Align, Kind::Offset),
        (0xFD, 14..=20 | 35..=83 | 94..=255) => Nothing,
        _ => Unknown,
    }
}

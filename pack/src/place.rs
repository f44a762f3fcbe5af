//! Where in what is packed a byte stands: what it belongs to, and what it is likely to be like.
//!
//! First come texts, then a module. A module's sections are plain bytes, but for its code, which is followed instruction by instruction.

use crate::instructions::{Behind, KINDS, Kind, behind, behind_rest};

/// From how many likenesses a byte is foretold.
pub(crate) const LIKENESSES: usize = 6;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Plain,
    SectionId,
    SectionSize,
    Bodies,
    BodySize,
    LocalGroups,
    LocalCount,
    LocalType,
    Instruction,
    Behind,
}

/// The section that holds the code, by its number.
const CODE: u8 = 10;

/// A place.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    next: Next,
    at: usize,
    /// How many plain bytes are left.
    plain: usize,
    section: u8,
    bodies: u32,
    body: u32,
    body_end: usize,
    groups: u32,
    /// What still stands behind the instruction.
    behind: Behind,
    labels: u32,
    /// A number that is being read, seven bits a byte.
    number: u32,
    shift: u32,
    /// What its bytes come to so far, mixed.
    part: u32,
    /// The last instructions, without what stands behind them, the newest first.
    instructions: [u32; 5],
    /// The same with it, mixed.
    whole: [u32; 4],
    current: u32,
    /// The last numbers of each kind, mixed, the newest first.
    numbers: [[u32; 3]; KINDS],
    /// The last eight bytes.
    last_four: u32,
    four_before: u32,
    lost: bool,
    kind: Kind,
    likenesses: [u32; LIKENESSES],
}

/// Two numbers mixed into one.
#[inline]
pub(crate) const fn mixed(one: u32, other: u32) -> u32 {
    let both = (one ^ other.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    both ^ both >> 15
}

impl Place {
    /// The beginning, with texts of so many bytes before the module.
    pub(crate) fn new(texts: usize) -> Self {
        let mut place = Self {
            next: Next::Plain,
            at: 0,
            // With the module's own first words.
            plain: texts.saturating_add(8),
            section: 0,
            bodies: 0,
            body: 0,
            body_end: 0,
            groups: 0,
            behind: Behind::Nothing,
            labels: 0,
            number: 0,
            shift: 0,
            part: 0,
            instructions: [0; 5],
            whole: [0; 4],
            current: 0,
            numbers: [[0; 3]; KINDS],
            last_four: 0,
            four_before: 0,
            lost: false,
            kind: Kind::Plain,
            likenesses: [0; LIKENESSES],
        };
        place.look();
        place
    }

    /// What the next byte belongs to.
    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }

    /// What the next byte is like, from several points of view.
    pub(crate) const fn likenesses(&self) -> &[u32; LIKENESSES] {
        &self.likenesses
    }

    /// Whether a passage may begin with the next byte: anywhere, but not within an instruction.
    pub(crate) fn is_start(&self) -> bool {
        self.next != Next::Behind
    }

    /// The last bytes, mixed.
    pub(crate) const fn trail(&self) -> u32 {
        mixed(self.last_four, self.four_before & 0xFFFF)
    }

    /// Whether there was something in the code that is not understood.
    pub(crate) const fn is_lost(&self) -> bool {
        self.lost
    }

    /// Goes on by this byte.
    pub(crate) fn pass(&mut self, byte: u8) {
        self.at += 1;
        self.four_before = self.four_before << 8 | self.last_four >> 24;
        self.last_four = self.last_four << 8 | u32::from(byte);
        match self.next {
            Next::Plain => {
                self.plain -= 1;
                if self.plain == 0 {
                    self.next = Next::SectionId;
                }
            }
            Next::SectionId => {
                self.section = byte;
                self.next = Next::SectionSize;
            }
            Next::Instruction => self.begin(byte),
            Next::Behind => self.go_on(byte),
            Next::LocalType => {
                self.groups = self.groups.saturating_sub(1);
                self.next = if self.groups == 0 { Next::Instruction } else { Next::LocalCount };
            }
            _ => {
                if let Some(number) = self.counted(byte) {
                    self.size(number);
                }
            }
        }
        self.look();
    }

    /// A byte of a number; the number where it ends.
    fn counted(&mut self, byte: u8) -> Option<u32> {
        if self.shift < 32 {
            self.number |= u32::from(byte & 0x7F) << self.shift;
        }
        self.shift += 7;
        (byte < 0x80).then(|| {
            self.shift = 0;
            std::mem::take(&mut self.number)
        })
    }

    fn size(&mut self, number: u32) {
        self.next = match self.next {
            Next::SectionSize if self.section == CODE => Next::Bodies,
            Next::SectionSize if number > 0 => {
                self.plain = number as usize;
                Next::Plain
            }
            Next::Bodies if number > 0 => {
                self.bodies = number;
                Next::BodySize
            }
            Next::BodySize => {
                self.body += 1;
                self.body_end = self.at.saturating_add(number as usize);
                self.instructions = [0; 5];
                self.whole = [0; 4];
                Next::LocalGroups
            }
            Next::LocalGroups if number > 0 => {
                self.groups = number;
                Next::LocalCount
            }
            Next::LocalGroups => Next::Instruction,
            Next::LocalCount => Next::LocalType,
            _ => Next::SectionId,
        };
    }

    fn begin(&mut self, byte: u8) {
        self.instructions.rotate_right(1);
        self.instructions[0] = u32::from(byte);
        self.current = mixed(1, u32::from(byte));
        self.part = 0;
        self.labels = 0;
        self.behind = behind(byte);
        self.next = Next::Behind;
        self.end();
    }

    fn go_on(&mut self, byte: u8) {
        self.current = mixed(self.current, u32::from(byte));
        self.part = mixed(self.part, u32::from(byte) + 1);
        if let Behind::Bytes(left) = self.behind {
            self.behind = if left > 1 { Behind::Bytes(left - 1) } else { Behind::Nothing };
            return self.end();
        }
        let Some(number) = self.counted(byte) else { return };
        let numbers = &mut self.numbers[self.kind as usize];
        numbers.rotate_right(1);
        numbers[0] = std::mem::take(&mut self.part);
        self.behind = match self.behind {
            Behind::Two(_, second) => Behind::One(second),
            Behind::TwoAndByte(_, second) => Behind::OneAndByte(second),
            Behind::OneAndByte(_) => Behind::Bytes(1),
            Behind::One(Kind::Labels) => {
                self.labels = number;
                Behind::One(Kind::Label)
            }
            Behind::One(Kind::Label) if self.labels > 0 => {
                self.labels -= 1;
                Behind::One(Kind::Label)
            }
            Behind::One(Kind::Rest) => {
                let first = self.instructions[0] as u8;
                self.instructions[0] |= number << 8;
                behind_rest(first, number)
            }
            _ => Behind::Nothing,
        };
        self.end();
    }

    /// Whether the instruction, and with it its body, has ended.
    fn end(&mut self) {
        match self.behind {
            Behind::Unknown => self.lost = true,
            Behind::Nothing => {}
            _ => return,
        }
        self.whole.rotate_right(1);
        self.whole[0] = self.current;
        self.next = Next::Instruction;
        if self.at >= self.body_end {
            self.lost |= self.at > self.body_end;
            self.bodies = self.bodies.saturating_sub(1);
            self.next = if self.bodies == 0 { Next::SectionId } else { Next::BodySize };
        }
    }

    /// What the next byte is like. The numbers 1, 2, … tell likenesses apart that are made of the same.
    fn look(&mut self) {
        let [one, two, three, four, five] = self.instructions;
        let [whole, whole_two, whole_three, whole_four] = self.whole;
        let three_whole = mixed(mixed(whole, whole_two), whole_three);
        self.likenesses = match self.next {
            Next::Instruction => {
                self.kind = Kind::Instruction;
                let (twice, thrice) = (mixed(one, two), mixed(mixed(one, two), three));
                [
                    twice,
                    mixed(1, thrice),
                    mixed(2, mixed(mixed(thrice, four), five)),
                    mixed(mixed(3, whole), two),
                    mixed(mixed(4, mixed(whole, whole_two)), three),
                    mixed(5, mixed(three_whole, whole_four)),
                ]
            }
            Next::Behind => {
                self.kind = match self.behind {
                    Behind::One(kind) | Behind::Two(kind, _) | Behind::OneAndByte(kind) | Behind::TwoAndByte(kind, _) => kind,
                    _ => Kind::Raw,
                };
                let base = mixed(mixed(self.kind as u32, self.part), one);
                let [last, before, earlier] = self.numbers[self.kind as usize];
                let [local, _, _] = self.numbers[Kind::Local as usize];
                let (numbers, owner) = match self.kind {
                    Kind::Local => (mixed(last, mixed(before, earlier)), self.body),
                    Kind::Offset | Kind::Align => (mixed(mixed(last, local), two), mixed(local, self.body)),
                    Kind::Constant => (mixed(last, before), mixed(local, before)),
                    _ => (mixed(last, before), mixed(self.body, last)),
                };
                [
                    mixed(base, mixed(two, three)),
                    mixed(mixed(base, 1), last),
                    mixed(mixed(base, 2), numbers),
                    mixed(mixed(base, 3), mixed(whole, two)),
                    mixed(mixed(base, 4), three_whole),
                    mixed(mixed(base, 5), owner),
                ]
            }
            next => {
                self.kind = if next == Next::Plain { Kind::Plain } else { Kind::Size };
                let (last, before) = (self.last_four, self.four_before);
                [
                    last & 0xFF,
                    mixed(1, last & 0xFFFF),
                    mixed(2, last & 0xFF_FFFF),
                    mixed(3, last),
                    mixed(mixed(4, last), before & 0xFFFF),
                    // Words of four bytes, in tables.
                    mixed(mixed(5, self.at as u32 & 3), mixed(last >> 24, before >> 24)),
                ]
            }
        };
    }
}

//! Every figure of a document accounted for: in a demand, or left out for a reason that is said.

/// Why a figure is in no demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It belongs to a name: an age, a telephone, the number of a document, a month.
    Name,
    /// It is a year by which nothing countable is to be done.
    Date,
    /// It says what is, or was.
    Past,
    /// It says what is compared with.
    Compared,
    /// It stands in a sentence that tells and does not demand.
    Told,
    /// It stands before the first heading, in a title, or in the number of a heading or row.
    Outline,
    /// It was read, and no demand was understood.
    NotUnderstood,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Date, Self::Past, Self::Compared, Self::Told, Self::Outline, Self::NotUnderstood];

    /// The reason in both languages: Chinese, English.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("名称、年龄、文号或电话的一部分", "part of a name, an age, a document's number or a telephone"),
            Self::Date => ("日期，其间没有可计数的要求", "a date by which nothing countable is to be done"),
            Self::Past => ("现状或已有成绩", "what is, or was"),
            Self::Compared => ("作比较的基数", "what a target is compared with"),
            Self::Told => ("叙述，不是要求", "told, and not demanded"),
            Self::Outline => {
                ("标题、序号或第一个标题之前的文字", "a heading, its number, or what stands before the first heading")
            }
            Self::NotUnderstood => ("没有读懂，请查看原文", "not understood: look at the sentence"),
        }
    }
}

/// A figure that is in no demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the text.
    pub line: usize,
    /// The clause.
    pub clause: String,
    /// The figure with what stands around it.
    pub excerpt: String,
    /// Why.
    pub reason: Reason,
}

//! What is noticed about a form: data, and the sentences for it.

use permille_engine::name::Name;

use crate::tables::address::address;
use crate::wording::figure::{Refusal, refusal};
use crate::wording::language::{Language, Say, Sentence};

use super::layout::Status;

/// Something about a form, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The row and column; `None` where it concerns the form as a whole.
    pub cell: Option<(usize, usize)>,
    /// What is remarked.
    pub what: What,
}

/// What can be noticed about a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A figure has neither value nor status.
    NotAnswered {
        /// The figure.
        name: Name,
    },
    /// A figure is said not to be known.
    NotKnown {
        /// The figure.
        name: Name,
    },
    /// What stands there is no figure.
    NoFigure {
        /// The figure.
        name: Name,
        /// Why it is not taken.
        why: Refusal,
        /// What it is counted in.
        unit: Name,
    },
    /// A formula without a result.
    Uncomputed {
        /// The figure.
        name: Name,
    },
    /// A value, and beside it that the figure is not known.
    ValueAndNotKnown {
        /// The figure.
        name: Name,
    },
    /// The status is none of the list.
    StatusUnknown {
        /// What stands there.
        text: String,
        /// Whether the value beside it is taken.
        taken: bool,
    },
    /// A row was added.
    RowAdded,
    /// The row of a figure is gone.
    RowMissing {
        /// The figure.
        name: Name,
    },
    /// The row of a figure is there twice.
    RowTwice {
        /// The figure.
        name: Name,
    },
    /// The row of a figure is hidden.
    RowHidden {
        /// The figure.
        name: Name,
    },
    /// The column of the values is hidden.
    EntryHidden,
    /// A figure is called otherwise than it was sent out.
    NameChanged {
        /// The figure.
        name: Name,
        /// What stands there now.
        given: String,
    },
    /// A figure has another unit than it was sent out with.
    UnitChanged {
        /// The figure.
        name: Name,
        /// The unit it was sent out with.
        unit: String,
        /// What stands there now.
        given: String,
    },
    /// No plan of the open file speaks of the figure any more.
    NotHere {
        /// The figure's id.
        id: String,
    },
    /// A column was added.
    ColumnAdded {
        /// What stands over it.
        head: String,
    },
    /// A column beside the figures is gone or called otherwise.
    ColumnMissing {
        /// What stood over it.
        head: String,
    },
    /// The area is called otherwise than it was sent out.
    AreaRenamed {
        /// What it was called.
        name: String,
        /// What stands there now.
        given: String,
    },
    /// A sheet beside the forms that is none of them.
    SheetAdded {
        /// What it is called.
        sheet: String,
    },
    /// The code is another than it was sent out with.
    CodeChanged {
        /// The code it was made for.
        code: String,
        /// What stands there now.
        given: String,
    },
    /// The head over the values is another than it was sent out with.
    YearChanged {
        /// What stood there.
        head: String,
        /// What stands there now.
        given: String,
    },
    /// The marks of the form are damaged, or of another version.
    Unreadable,
    /// The open file has no such area.
    AreaNotHere {
        /// Its code.
        code: String,
    },
}

impl What {
    /// The word by which programs tell one from another.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotAnswered { .. } => "not-answered",
            Self::NotKnown { .. } => "not-known",
            Self::NoFigure { .. } => "no-figure",
            Self::Uncomputed { .. } => "uncomputed",
            Self::ValueAndNotKnown { .. } => "value-and-not-known",
            Self::StatusUnknown { .. } => "status-unknown",
            Self::RowAdded => "row-added",
            Self::RowMissing { .. } => "row-missing",
            Self::RowTwice { .. } => "row-twice",
            Self::RowHidden { .. } => "row-hidden",
            Self::EntryHidden => "entry-hidden",
            Self::NameChanged { .. } => "name-changed",
            Self::UnitChanged { .. } => "unit-changed",
            Self::NotHere { .. } => "not-here",
            Self::ColumnAdded { .. } => "column-added",
            Self::ColumnMissing { .. } => "column-missing",
            Self::AreaRenamed { .. } => "area-renamed",
            Self::SheetAdded { .. } => "sheet-added",
            Self::CodeChanged { .. } => "code-changed",
            Self::YearChanged { .. } => "year-changed",
            Self::Unreadable => "unreadable",
            Self::AreaNotHere { .. } => "area-not-here",
        }
    }

    /// Whether a figure is missing only because nobody gave it: nothing is wrong with the form.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        matches!(self, Self::NotAnswered { .. } | Self::NotKnown { .. })
    }

    /// Whether something that somebody wrote, or took away, stays out because of it.
    #[must_use]
    pub const fn leaves_out(&self) -> bool {
        !self.is_gap() && !matches!(self, Self::AreaRenamed { .. } | Self::StatusUnknown { taken: true, .. } | Self::EntryHidden)
    }

    /// Whether nothing of the form can be taken because of it.
    #[must_use]
    pub const fn stops(&self) -> bool {
        matches!(self, Self::CodeChanged { .. } | Self::YearChanged { .. } | Self::Unreadable | Self::AreaNotHere { .. })
    }
}

impl Remark {
    /// What concerns the form as a whole.
    #[must_use]
    pub const fn of_form(what: What) -> Self {
        Self { cell: None, what }
    }

    /// Where it is, what it is, and what to do about it.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let said = language.tell(sentence(&self.what));
        match self.cell {
            None => said,
            Some((row, column)) => format!("{}{}{said}", address(row, column), language.pick("：", ": ")),
        }
    }
}

/// What is noticed about a form, as few sentences as say it: what is not answered and what is not known in one each, and one for everything else.
#[must_use]
pub fn told(remarks: &[Remark]) -> Vec<Name> {
    let names =
        |wanted: fn(&What) -> Option<&Name>| -> Vec<&Name> { remarks.iter().filter_map(|one| wanted(&one.what)).collect() };
    let list = |names: &[&Name], language: Language| {
        let names: Vec<&str> = names.iter().map(|name| language.name(name)).collect();
        names.join(language.pick("、", ", "))
    };
    let mut said = Vec::new();
    let empty = names(|what| if let What::NotAnswered { name } = what { Some(name) } else { None });
    if !empty.is_empty() {
        said.push(Name::new(
            format!("没有填报（{} 项）：{}。", empty.len(), list(&empty, Language::Zh)),
            format!("Not answered ({}): {}.", empty.len(), list(&empty, Language::En)),
        ));
    }
    let unknown = names(|what| if let What::NotKnown { name } = what { Some(name) } else { None });
    if !unknown.is_empty() {
        said.push(Name::new(
            format!("填报为不详（{} 项）：{}。", unknown.len(), list(&unknown, Language::Zh)),
            format!("Said not to be known ({}): {}.", unknown.len(), list(&unknown, Language::En)),
        ));
    }
    let others = remarks.iter().filter(|one| !one.what.is_gap());
    said.extend(others.map(|one| Name::new(one.sentence(Language::Zh), one.sentence(Language::En))));
    said
}

fn sentence(what: &What) -> Sentence {
    let both = |zh: String, en: String| Sentence { zh, en };
    match what {
        What::NotAnswered { name } => both(format!("“{}”没有填报。", zh(name)), format!("“{}” is not answered.", en(name))),
        What::NotKnown { name } => {
            both(format!("“{}”填报为不详。", zh(name)), format!("“{}” is said not to be known.", en(name)))
        }
        What::NoFigure { name, why, unit } => both(
            format!("“{}”没有采用：{}", zh(name), refusal::sentence(why, Language::Zh, zh(unit))),
            format!("“{}” is left out: {}", en(name), refusal::sentence(why, Language::En, en(unit))),
        ),
        What::Uncomputed { name } => both(
            format!("“{}”是没有计算结果的公式，没有采用。请用 Excel 或 WPS 打开并保存一次。", zh(name)),
            format!(
                "“{}” is a formula without a result, and is left out. Open the file in Excel or WPS and save it once.",
                en(name)
            ),
        ),
        What::ValueAndNotKnown { name } => both(
            format!("“{0}”填了数值，状态却是“{1}”，没有采用。请改正其一。", zh(name), Status::NotKnown.word().zh),
            format!(
                "“{0}” has a value and the status “{1}”, and is left out. Correct one of them.",
                en(name),
                Status::NotKnown.word().en
            ),
        ),
        What::StatusUnknown { text, taken: true } => both(
            format!("“{text}”不是状态之一（观测、估计、不详），数值已采用，状态作为说明保留。"),
            format!(
                "“{text}” is not a status (Observed, Estimated, Not known). The value is taken, and the text kept as a note."
            ),
        ),
        What::StatusUnknown { text, taken: false } => both(
            format!("“{text}”不是状态之一（观测、估计、不详），也没有采用数值。"),
            format!("“{text}” is not a status (Observed, Estimated, Not known), and no value is taken."),
        ),
        What::RowAdded => {
            both("这一行不是填报表中的，没有采用。".to_owned(), "This row was not in the form, and is left out.".to_owned())
        }
        What::RowMissing { name } => both(
            format!("“{}”一行被删除，没有填报。", zh(name)),
            format!("The row of “{}” was removed; it is not answered.", en(name)),
        ),
        What::RowTwice { name } => both(
            format!("“{}”出现了不止一行，均没有采用。", zh(name)),
            format!("“{}” stands in more than one row, and none of them is taken.", en(name)),
        ),
        What::RowHidden { name } => both(
            format!("“{}”一行被隐藏，没有采用。", zh(name)),
            format!("The row of “{}” is hidden, and is left out.", en(name)),
        ),
        What::EntryHidden => both(
            "填数值的一列被隐藏了，其中的数值仍已采用，请核对。".to_owned(),
            "The column of values is hidden. What stands in it is taken all the same; please check it.".to_owned(),
        ),
        What::NameChanged { name, given } => both(
            format!("“{}”被改成了“{given}”，没有采用：可能是另一个指标。", zh(name)),
            format!("“{}” was changed to “{given}”, and is left out: it may be another figure.", en(name)),
        ),
        What::UnitChanged { name, unit, given } => both(
            format!("“{}”的单位从“{unit}”改成了“{given}”，没有采用。请按“{unit}”填报。", zh(name)),
            format!("The unit of “{}” was changed from “{unit}” to “{given}”, and it is left out. State it in {unit}.", en(name)),
        ),
        What::NotHere { id } => both(
            format!("打开的文件里已没有指标“{id}”，没有采用。"),
            format!("The open file no longer has the figure “{id}”; it is left out."),
        ),
        What::ColumnAdded { head } => both(
            format!("“{head}”一列不是填报表中的，没有读取。"),
            format!("The column “{head}” was not in the form, and is not read."),
        ),
        What::ColumnMissing { head } => both(
            format!("“{head}”一列不见了，或改了名称，没有读取。"),
            format!("The column “{head}” is gone or was renamed, and is not read."),
        ),
        What::AreaRenamed { name, given } => both(
            format!("地区名称从“{name}”改成了“{given}”；代码没有变，仍按“{name}”采用。"),
            format!(
                "The area was “{name}” and is now called “{given}”. Its code is the same, so the figures are taken for “{name}”."
            ),
        ),
        What::SheetAdded { sheet } => {
            both(format!("工作表“{sheet}”不是填报表，没有读取。"), format!("The sheet “{sheet}” is not a form, and is not read."))
        }
        What::CodeChanged { code, given } => both(
            format!("填报表是发给 {code} 的，地区代码却改成了“{given}”，整张表没有采用。请使用该地区自己的填报表。"),
            format!(
                "The form was made for {code} and its code now says “{given}”, so nothing of it is taken. Use the form of the area itself."
            ),
        ),
        What::YearChanged { head, given } => both(
            format!("数值一列的表头从“{head}”改成了“{given}”，整张表没有采用：可能是另一年的数。请改回表头后重新导入。"),
            format!(
                "The head over the values was “{head}” and is now “{given}”, so nothing is taken: it may be another year. Restore the head and hand it in again."
            ),
        ),
        What::Unreadable => both(
            "填报表的标记已损坏，或由较新的版本生成。请重新发出填报表，或更新本程序。".to_owned(),
            "The marks of the form are damaged, or a newer version made it. Send the form again, or update this program."
                .to_owned(),
        ),
        What::AreaNotHere { code } => both(
            format!("打开的文件里没有代码为 {code} 的地区，整张表没有采用。请打开发出填报表时的文件。"),
            format!(
                "The open file has no area with the code {code}, so nothing is taken. Open the file the forms were made from."
            ),
        ),
    }
}

fn zh(name: &Name) -> &str {
    Language::Zh.name(name)
}

fn en(name: &Name) -> &str {
    Language::En.name(name)
}

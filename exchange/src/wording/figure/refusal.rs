//! Why a figure is not taken, in sentences, the same in a field, in the grid and in a table that is imported.

use super::Refusal;
use crate::wording::language::{Language, Say, Sentence};

/// Why it is not taken, and what would be. `unit` is what the field is counted in, in the same language.
#[must_use]
pub fn sentence(refusal: &Refusal, language: Language, unit: &str) -> String {
    language.tell(sentences(refusal, unit))
}

fn sentences(refusal: &Refusal, unit: &str) -> Sentence {
    match refusal {
        Refusal::NotANumber(text) => Sentence::new(
            format!("“{text}”不是数字。可写 285,797、4.5万 或 1.2亿。"),
            format!("“{text}” is not a number. Write 285,797 or 4.5万."),
        ),
        Refusal::Comma(text) => Sentence::new(
            format!("“{text}”里的逗号不在千位上：小数请用点，如 4.5。"),
            format!("The comma in “{text}” does not separate thousands; use a point for decimals, as in 4.5."),
        ),
        Refusal::Negative => {
            Sentence::new("不能小于零。未知请留空。", "It cannot be less than zero. Leave the field empty where it is unknown.")
        }
        Refusal::Fraction(value) => Sentence::new(
            format!("{value} 带小数，而这里按整{unit}计。"),
            format!("{value} has a fraction, and these come in whole {unit}."),
        ),
        Refusal::TooPrecise => Sentence::new("最多六位小数。", "At most six decimal places are kept."),
        Refusal::TooLarge => {
            Sentence::new("这个数过大，请核对位数和单位。", "This number is too large; check its digits and unit.")
        }
        Refusal::Percent if unit.is_empty() => Sentence::new("这里不是比例，请填数量。", "This is not a share; enter a number."),
        Refusal::Percent => Sentence::new(
            format!("这里按{unit}计，不是比例，请填数量。"),
            format!("This is counted in {unit}, not as a share; enter a number."),
        ),
        Refusal::Scaled => Sentence::new(
            format!("单位已是{unit}，请直接填数，或把单位写全。"),
            format!("The unit is {unit} already; enter the number alone, or write the unit out."),
        ),
        Refusal::Date(text) => Sentence::new(
            format!("“{text}”是日期，这里应为数字。请检查是否选错了列，或单元格被设成了日期格式。"),
            format!("“{text}” is a date where a number belongs. Check the column, or whether the cell is formatted as a date."),
        ),
        Refusal::SheetError(text) => Sentence::new(
            format!("“{text}”是表格软件的错误提示，不是数值。请改正公式，或加宽列后重新保存。"),
            format!(
                "“{text}” is an error shown by the spreadsheet, not a value. Correct the formula, or widen the column and save again."
            ),
        ),
        Refusal::CutShort(text) => Sentence::new(
            format!("“{text}”被表格软件缩写，后几位已经丢失。请把该列设为数字格式后重新保存。"),
            format!(
                "“{text}” was cut short by the spreadsheet and has lost its last digits. Format the column as numbers and save again."
            ),
        ),
        Refusal::NotDone(text) => Sentence::new(
            format!("“{text}”：节点任务只有完成（1）与未完成（0）。"),
            format!("“{text}”: a milestone is done (1) or not (0)."),
        ),
    }
}

//! The engine's problems in sentences, the same on the screen and on the command line.

use permille_engine::problem::Problem;
use permille_engine::scenario::Lever;

use crate::wording::language::{Language, Say, Sentence};

/// What is wrong, and the way out.
#[must_use]
pub fn sentence(problem: &Problem, language: Language) -> String {
    language.tell(sentences(problem))
}

pub(crate) fn sentences(problem: &Problem) -> Sentence {
    match problem {
        Problem::NoAreas
        | Problem::DuplicateArea { .. }
        | Problem::MissingParent { .. }
        | Problem::ParentNotWider { .. }
        | Problem::NegativeFigure { .. }
        | Problem::PartialPerson { .. }
        | Problem::UrbanAndRuralDoNotAddUp { .. } => about_areas(problem),
        Problem::DuplicatePlan { .. }
        | Problem::DuplicateNorm { .. }
        | Problem::UnknownMeasure { .. }
        | Problem::TargetDoesNotFit { .. }
        | Problem::NoTarget { .. }
        | Problem::NotAscending { .. }
        | Problem::NotPositive { .. } => about_plans(problem),
        _ => about_scenarios(problem),
    }
}

fn about_areas(problem: &Problem) -> Sentence {
    match problem {
        Problem::DuplicateArea { area } => Sentence::new(
            format!("地区代码 {area} 出现了两次。请删去重复的一个，或改正代码。"),
            format!("The area code {area} stands twice. Delete the repetition, or correct the code."),
        ),
        Problem::MissingParent { area, parent } => Sentence::new(
            format!("地区 {area} 的上级 {parent} 不在文件中。请补上该地区，或改正上级代码。"),
            format!("The area {area} belongs to {parent}, which is not in the file. Add that area, or correct the code."),
        ),
        Problem::ParentNotWider { area, parent } => Sentence::new(
            format!("地区 {area} 不能隶属于 {parent}：上级必须更高（省、市、县、乡），也不能互为上级。请改正 parent 或 level。"),
            format!(
                "The area {area} cannot belong to {parent}: what it belongs to must be of a wider level (province, city, county, township), and not below it. Correct parent or level."
            ),
        ),
        Problem::NegativeFigure { figure, year, value, .. } => Sentence::new(
            format!("{figure} {year} 年为 {value}，不能小于零。请改正；未知的值请省略。"),
            format!("{figure} in {year} is {value}, which cannot be less than zero. Correct it; leave out what is unknown."),
        ),
        Problem::PartialPerson { figure, year, value, .. } => Sentence::new(
            format!("{figure} {year} 年为 {value} 人，人数必须是整数。请检查单位（人，不是万人）。"),
            format!("{figure} in {year} is {value}; people come in whole numbers. Check the unit: people, not ten thousands."),
        ),
        Problem::UrbanAndRuralDoNotAddUp { year, parts, resident, .. } => Sentence::new(
            format!("{year} 年城镇与乡村人口合计 {parts}，与常住人口 {resident} 不一致。请核对。"),
            format!("Urban and rural people in {year} are {parts} together, and all residents {resident}. Check the three."),
        ),
        _ => Sentence::new("文件中没有地区。请至少写一个。", "There is no area in the file. Add at least one."),
    }
}

fn about_plans(problem: &Problem) -> Sentence {
    match problem {
        Problem::DuplicatePlan { plan } => Sentence::new(
            format!("规划“{plan}”列了两次。请删去一个。"),
            format!("The plan \"{plan}\" is listed twice. Delete one of them."),
        ),
        Problem::DuplicateNorm { norm } => Sentence::new(
            format!("标准“{norm}”出现了两次。id 在所有规划中必须唯一，请换一个。"),
            format!("The norm \"{norm}\" stands twice. An id is unique over all plans: choose another."),
        ),
        Problem::UnknownMeasure { norm, measure } => Sentence::new(
            format!("标准“{norm}”使用的“{measure}”没有在规划中声明。请加一段 [[measure]]。"),
            format!("The norm \"{norm}\" uses \"{measure}\", which no plan declares. Add a [[measure]] for it."),
        ),
        Problem::TargetDoesNotFit { norm, expected, given } => Sentence::new(
            format!(
                "标准“{norm}”的规则需要 {expected} 个值，目标给了 {given} 个。请改正 value 或 values；只有文字的目标写 words。"
            ),
            format!(
                "The rule of the norm \"{norm}\" takes {expected} values, and the target gives {given}. Correct value or values; a target in words alone has words."
            ),
        ),
        Problem::NoTarget { norm } => Sentence::new(
            format!("标准“{norm}”没有目标。请至少写一个，未定日期的写 targets = [{{}}]。"),
            format!("The norm \"{norm}\" has no target. Write at least one; without a date it is targets = [{{}}]."),
        ),
        Problem::NotAscending { norm } => Sentence::new(
            format!("标准“{norm}”的目标年份或人口分档没有按从小到大排列。请重新排列；人口分档从 0 开始。"),
            format!("The years or brackets of the norm \"{norm}\" do not ascend. Put them in order; brackets start at 0."),
        ),
        Problem::NotPositive { norm } => Sentence::new(
            format!("标准“{norm}”的除数必须大于零。请改正 per 或 values。"),
            format!("A divisor of the norm \"{norm}\" is not above zero. Correct per or values."),
        ),
        _ => Sentence::new("规划有误。", "The plan has a fault."),
    }
}

fn about_scenarios(problem: &Problem) -> Sentence {
    match problem {
        Problem::NoScenarios => {
            Sentence::new("文件中没有情景。请至少写一个。", "There is no scenario in the file. Add at least one.")
        }
        Problem::DuplicateScenario { scenario } => Sentence::new(
            format!("情景“{scenario}”出现了两次。请给其中一个换个 id。"),
            format!("The scenario \"{scenario}\" stands twice. Give one of them another id."),
        ),
        Problem::LeverOutOfRange { lever, value, .. } => {
            let (least, most) = lever.range();
            let Sentence { zh, en } = lever_words(lever);
            Sentence::new(
                format!("{zh}设为 {value}，超出 {least} 至 {most} 的范围。请改正。"),
                format!("{en} is put at {value}, beyond {least} to {most}. Correct it."),
            )
        }
        Problem::LeverSetTwice { lever, .. } => {
            let Sentence { zh, en } = lever_words(lever);
            Sentence::new(
                format!("{zh}对同一地区设了两次。请只保留一个。"),
                format!("{en} is set twice for the same area. Keep one of them."),
            )
        }
        Problem::LeverNotLocal { lever, .. } => {
            let Sentence { zh, en } = lever_words(lever);
            Sentence::new(
                format!("{zh}对所有地区生效，不能只设一个地区。请删去 area。"),
                format!("{en} works for all areas and cannot be set for one. Leave out area."),
            )
        }
        Problem::RangeNotOrdered { lever, .. } => {
            let Sentence { zh, en } = lever_words(lever);
            Sentence::new(
                format!("{zh}的区间没有按“低 ≤ 可能 ≤ 高”排列。请改正三个值。"),
                format!("{en} has a range whose values are not in the order low, likely, high. Correct the three."),
            )
        }
        Problem::NegativeCost { measure, .. } => Sentence::new(
            format!("“{measure}”的一项举措单价为负。请改正 unit_cost；未知时不写。"),
            format!("An action on \"{measure}\" has a unit cost below zero. Correct unit_cost, or leave it out where unknown."),
        ),
        Problem::UnknownArea { area, .. } => Sentence::new(
            format!("文件中没有地区 {area}，这一项不起作用。请改正代码。"),
            format!("There is no area {area} in the file; this does nothing. Correct the code."),
        ),
        Problem::UnknownNorm { norm, .. } => Sentence::new(
            format!("所选规划中没有标准“{norm}”，这一项不起作用。请改正 id 或增加规划。"),
            format!("No plan of the file has a norm \"{norm}\"; this does nothing. Correct the id, or add the plan."),
        ),
        _ => Sentence::new("情景有误。", "The scenario has a fault."),
    }
}

/// What a lever is called.
fn lever_words(lever: &Lever) -> Sentence {
    match lever {
        Lever::Growth => Sentence::new("人口增长", "The growth of the population"),
        Lever::Urbanisation => Sentence::new("城镇化", "Urbanisation"),
        Lever::Target { norm, .. } => {
            Sentence::new(format!("标准“{norm}”的目标值"), format!("The target of the norm \"{norm}\""))
        }
        Lever::DueYear { norm } => {
            Sentence::new(format!("标准“{norm}”的达标年份"), format!("The due year of the norm \"{norm}\""))
        }
        Lever::Attrition { measure } => Sentence::new(format!("“{measure}”的流失率"), format!("The losses of \"{measure}\"")),
        Lever::Additions { measure } => {
            Sentence::new(format!("“{measure}”的年新增量"), format!("Yearly additions to \"{measure}\""))
        }
        Lever::UnitCost { measure } => Sentence::new(format!("“{measure}”的单价"), format!("The unit cost of \"{measure}\"")),
        Lever::Budget => Sentence::new("预算", "The budget"),
    }
}

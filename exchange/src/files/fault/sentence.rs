//! Every fault in a sentence of either language: what is wrong with which value, and the way out.

use permille_engine::quantity::QuantityError;

use super::{Fault, FilePlace, Found, Subject, Wanted};
use crate::wording::language::{Language, Say, Sentence, Word};
use crate::wording::problem;

impl FilePlace {
    /// "Line 12, column 5, area 360202, population.resident"; no line where there is none.
    pub(super) fn words(&self, language: Language) -> String {
        let mut parts = Vec::new();
        parts.extend(self.file.clone());
        if self.at.line > 0 {
            parts.push(match language {
                Language::Zh => format!("第 {} 行第 {} 列", self.at.line, self.at.column),
                Language::En if parts.is_empty() => {
                    format!("Line {}, column {}", self.at.line, self.at.column)
                }
                Language::En => format!("line {}, column {}", self.at.line, self.at.column),
            });
        }
        if let Some((subject, id)) = &self.subject {
            parts.push(format!("{} {id}", language.say(subject.word())));
        }
        if !self.field.is_empty() {
            parts.push(self.field.clone());
        }
        parts.join(if language == Language::Zh { "，" } else { ", " })
    }
}

impl Subject {
    const fn word(self) -> Word {
        match self {
            Self::Area => Word::new("地区", "area"),
            Self::Scenario => Word::new("情景", "scenario"),
            Self::Norm => Word::new("标准", "norm"),
            Self::Measure => Word::new("指标项", "measure"),
            Self::Baseline => Word::new("观测值", "observed figure"),
            Self::Plan => Word::new("规划", "plan"),
        }
    }
}

impl Fault {
    /// What is wrong, and the way out.
    pub(super) fn sentence(&self, language: Language) -> String {
        language.tell(self.sentences())
    }

    fn sentences(&self) -> Sentence {
        match self {
            Self::NotText
            | Self::Empty
            | Self::WebPage
            | Self::EndsEarly
            | Self::Unexpected { .. }
            | Self::HalfCharacter { .. }
            | Self::NotToml { .. }
            | Self::DuplicateKey { .. }
            | Self::Again { .. }
            | Self::TooDeep => self.about_text(),
            Self::WrongFormat { .. } | Self::Outlines | Self::NewerVersion { .. } | Self::NoSuchVersion { .. } => {
                self.about_format()
            }
            Self::WrongType { .. }
            | Self::Missing { .. }
            | Self::UnknownField { .. }
            | Self::KeptField { .. }
            | Self::UnknownWord { .. }
            | Self::NothingSaid
            | Self::WrongCount { .. } => self.about_shape(),
            Self::TooMany { .. }
            | Self::TooManyUnknown { .. }
            | Self::TooManyValues { .. }
            | Self::TooManyGroups { .. }
            | Self::TooLong { .. }
            | Self::More { .. } => self.about_size(),
            Self::NotAYear { .. } | Self::NotWhole { .. } | Self::OutOfBounds { .. } | Self::NotExact { .. } => {
                self.about_number()
            }
            Self::Engine(problem) => problem::sentences(problem),
            _ => self.about_meaning(),
        }
    }

    fn about_text(&self) -> Sentence {
        match self {
            Self::NotText => Sentence::new(
                "这不是 UTF-8 编码的文本文件。请选择扩展名为 .scenario.json 的情景文件；如果它来自记事本，请另存为 UTF-8。",
                "This is no text file in UTF-8. Choose a file ending in .scenario.json; if an editor wrote it, save it again as UTF-8.",
            ),
            Self::Empty => Sentence::new(
                "文件是空的。请重新保存或下载后再打开。",
                "The file is empty. Save or download it again, then open it.",
            ),
            Self::WebPage => Sentence::new(
                "这是一个网页，不是情景文件，可能是下载时保存了登录页或错误页。请重新下载情景文件本身。",
                "This is a web page, not a scenario file; perhaps a sign-in or error page was saved instead. Download the file itself again.",
            ),
            Self::EndsEarly => Sentence::new(
                "文件到这里就中断了，内容不完整。请从原处重新复制或下载整个文件。",
                "The file ends before it is complete. Copy or download the whole file again.",
            ),
            Self::Unexpected { found, wanted } => Sentence::new(
                format!("这里应为{}，却是“{found}”。请改正这一处后再打开。", wanted.words().zh),
                format!("This should be {}, not \"{found}\". Correct this place, then open the file again.", wanted.words().en),
            ),
            Self::HalfCharacter { found } => Sentence::new(
                format!("“{found}”只是半个字符，缺少与之成对的另一半。请改写这处文字后再打开。"),
                format!(
                    "\"{found}\" is half of a character, and its other half is missing. Write these words anew, then open the file again."
                ),
            ),
            Self::NotToml { message } => Sentence::new(
                format!("不是有效的 TOML：{message}。请按 plans/README.md 的格式改正这一行。"),
                format!("This is not valid TOML: {message}. Correct the line by the format in plans/README.md."),
            ),
            Self::DuplicateKey { key } => Sentence::new(
                format!("字段“{key}”在同一处写了两次。请只保留一个。"),
                format!("The field \"{key}\" stands here twice. Keep one of them."),
            ),
            Self::Again { name } => Sentence::new(
                format!("“{name}”在这里列了两次。请删去重复的一个，或改正其代号。"),
                format!("\"{name}\" is listed here twice. Delete the repetition, or correct what it is called."),
            ),
            _ => Sentence::new(
                "嵌套层数过多，不是情景文件。请检查是否选错了文件。",
                "It is nested too deep to be a scenario file. Check whether it is the right file.",
            ),
        }
    }

    fn about_format(&self) -> Sentence {
        match self {
            Self::WrongFormat { found: Some(found) } => Sentence::new(
                format!("文件自称“{found}”，不是 Permille 情景文件。请选择 format 为 permille-scenario 的文件。"),
                format!(
                    "The file calls itself \"{found}\"; it is no Permille scenario file. Choose one whose format is permille-scenario."
                ),
            ),
            Self::WrongFormat { found: None } => Sentence::new(
                "这是 JSON，但不是 Permille 情景文件：缺少 \"format\": \"permille-scenario\"。请检查是否选错了文件。",
                "This is JSON, but no Permille scenario file: \"format\": \"permille-scenario\" is missing. Check whether it is the right file.",
            ),
            Self::Outlines => Sentence::new(
                "这是 GeoJSON 边界文件，不是情景文件。请先打开情景文件，再到“地区”页的地图中载入边界。",
                "This is a GeoJSON file of outlines, not a scenario file. Open a scenario file, then load the outlines into the map on Areas.",
            ),
            Self::NewerVersion { found, newest } => Sentence::new(
                format!(
                    "文件是第 {found} 版，由更新的 Permille 保存；这里只能读到第 {newest} 版。请更新 Permille，或请对方另存为第 {newest} 版。"
                ),
                format!(
                    "The file is of version {found}, saved by a newer Permille; this one reads up to version {newest}. Update Permille, or ask for the file in version {newest}."
                ),
            ),
            Self::NoSuchVersion { found: Some(found), newest } => Sentence::new(
                format!("没有“{found}”这个版本。请写 \"version\": {newest}。"),
                format!("There is no version {found}. Write \"version\": {newest}."),
            ),
            Self::NoSuchVersion { found: None, newest } => Sentence::new(
                format!("缺少版本号。请写 \"version\": {newest}。"),
                format!("The version is missing. Write \"version\": {newest}."),
            ),
            _ => said_elsewhere(),
        }
    }

    fn about_shape(&self) -> Sentence {
        match self {
            Self::WrongType { wanted, found: Found::Null } => Sentence::new(
                format!("这里应为{}，却是空值 null。未知的值请直接省略。", wanted.words().zh),
                format!("This should be {}, not null. Leave out what is unknown.", wanted.words().en),
            ),
            Self::WrongType { wanted: Wanted::Number, found: Found::Text(text) } => Sentence::new(
                format!("这里应为数字，却是文字“{text}”。请写成不带引号、单位和分隔符的数字，例如 4.5。"),
                format!(
                    "This should be a number, not the text \"{text}\". Write it without quotes, units or separators, such as 4.5."
                ),
            ),
            Self::WrongType { wanted, found } => Sentence::new(
                format!("这里应为{}，却是{}。请改正这一处。", wanted.words().zh, found.words().zh),
                format!("This should be {}, not {}. Correct this place.", wanted.words().en, found.words().en),
            ),
            Self::Missing { field } => {
                Sentence::new(format!("缺少字段“{field}”。请补上。"), format!("The field \"{field}\" is missing. Add it."))
            }
            Self::UnknownField { field, known } => Sentence::new(
                format!("没有名为“{field}”的字段。这里可用：{}。", known.join("、")),
                format!("There is no field \"{field}\". Those known here: {}.", known.join(", ")),
            ),
            Self::KeptField { field, known } => Sentence::new(
                format!("字段“{field}”在这里没有作用，已原样保留。若是拼写错误，可用的有：{}。", known.join("、")),
                format!(
                    "The field \"{field}\" means nothing here and is kept as it is. If it was misspelt, those known are: {}.",
                    known.join(", ")
                ),
            ),
            Self::UnknownWord { word, known } => Sentence::new(
                format!("不认识“{word}”。可用：{}。", known.join("、")),
                format!("\"{word}\" is not known. Write one of: {}.", known.join(", ")),
            ),
            Self::NothingSaid => Sentence::new(
                "这里不能为空。请用中文和英文各写一句；没有出处和表述的标准不予载入。",
                "This must not be empty. Write it in Chinese and in English; a norm without its source and statement is not loaded.",
            ),
            Self::WrongCount { wanted, found } => Sentence::new(
                format!("这里应有 {wanted} 项，却有 {found} 项。请改正。"),
                format!("Here belong {wanted} items, not {found}. Correct the list."),
            ),
            _ => said_elsewhere(),
        }
    }

    fn about_size(&self) -> Sentence {
        match self {
            Self::TooMany { most, found } => Sentence::new(
                format!("这里最多 {most} 项，却有 {found} 项。请删去多余的，或分成几个文件。"),
                format!("Here belong at most {most} items, not {found}. Delete what is not needed, or make several files of it."),
            ),
            Self::TooManyUnknown { most } => Sentence::new(
                format!("文件中有超过 {most} 个这里不认识的字段，很可能选错了文件。请检查，或删去这些字段。"),
                format!(
                    "The file has more than {most} fields that are not known here; perhaps it is the wrong file. Check it, or delete them."
                ),
            ),
            Self::TooManyValues { most } => Sentence::new(
                format!("文件从这里起已超过 {most} 个数值和名称，没有再读下去。请检查是否选错了文件，或把它拆小。"),
                format!(
                    "Up to here the file has more than {most} values, and is not read on. Check whether it is the right file, or split it."
                ),
            ),
            Self::TooManyGroups { most, found } => Sentence::new(
                format!("各地区共使用了 {found} 种人口口径，最多 {most} 种。请核对 population 下的名称。"),
                format!(
                    "The areas name {found} groups of people, and at most {most} are computed. Check the names under population."
                ),
            ),
            Self::TooLong { most, found } => Sentence::new(
                format!("这段文字有 {found} 个字，最多 {most} 个。请缩短。"),
                format!("This text has {found} characters, and at most {most} are kept. Shorten it."),
            ),
            Self::More { count } => Sentence::new(
                format!("另有 {count} 处，没有逐一列出。"),
                format!("There are {count} more, which are not listed one by one."),
            ),
            _ => said_elsewhere(),
        }
    }

    fn about_number(&self) -> Sentence {
        match self {
            Self::NotAYear { text } => Sentence::new(
                format!("“{text}”不是 1949 至 2200 之间的年份。请写四位数的年份。"),
                format!("\"{text}\" is not a year between 1949 and 2200. Write a year of four digits."),
            ),
            Self::NotWhole { text } => Sentence::new(
                format!("这里应为整数，却是 {text}。请取整。"),
                format!("This should be a whole number, not {text}. Round it."),
            ),
            Self::OutOfBounds { text, least, most } => Sentence::new(
                format!("{text} 超出范围。请写 {least} 至 {most} 之间的整数。"),
                format!("{text} is out of range. Write a whole number from {least} to {most}."),
            ),
            Self::NotExact { text, error } => match error {
                QuantityError::TooPrecise => Sentence::new(
                    format!("{text} 的小数超过六位。请最多保留六位小数。"),
                    format!("{text} has more than six decimal places. Keep six at most."),
                ),
                QuantityError::OutOfRange => Sentence::new(
                    format!("{text} 超过九万亿，无法计算。请检查单位是否写错。"),
                    format!("{text} is beyond nine trillion and cannot be computed. Check the unit."),
                ),
                QuantityError::NotANumber => Sentence::new(
                    format!("“{text}”不是十进制数。请写成 4.5 这样的数字。"),
                    format!("\"{text}\" is not a decimal number. Write a number such as 4.5."),
                ),
            },
            _ => said_elsewhere(),
        }
    }

    fn about_meaning(&self) -> Sentence {
        match self {
            Self::DuplicateId { id, other: None } => Sentence::new(
                format!("“{id}”出现了两次。请给其中一个换个名称，或删去重复的一个。"),
                format!("\"{id}\" stands twice. Rename one of them, or delete the repetition."),
            ),
            Self::DuplicateId { id, other: Some(other) } => Sentence::new(
                format!("“{id}”在 {other} 中已经用过。id 在所有规划中必须唯一，请换一个。"),
                format!("\"{id}\" is already used in {other}. An id is unique over all plans: choose another."),
            ),
            Self::UndeclaredMeasure { measure } => Sentence::new(
                format!("规划中没有声明“{measure}”。请加一段 [[measure]]，或改正拼写。"),
                format!("The plan declares no measure \"{measure}\". Add a [[measure]] for it, or correct the spelling."),
            ),
            Self::MeasureDiffers { measure, other } => Sentence::new(
                format!("“{measure}”与 {other} 中的声明不同。两处的性质、单位和是否取整必须一致。"),
                format!(
                    "\"{measure}\" is declared otherwise in {other}. Its nature, unit and wholeness must be the same in both."
                ),
            ),
            Self::Invisible { shown } => Sentence::new(
                format!("文字中有看不见或改变书写方向的字符，现以 {shown} 显示。请核对这段文字，并删去它。"),
                format!(
                    "This text has a character that is not seen or turns the direction of writing; it is shown as {shown}. Check the text, and delete it."
                ),
            ),
            Self::NobodyThere => Sentence::new(
                "所有地区的人口都是 0，按人口计算的需求也会全部是 0。未知的人口请省略，不要写 0。",
                "The people of every area are 0, and so is all that is required for them. Leave out what is unknown instead of writing 0.",
            ),
            Self::ValueTwice => Sentence::new(
                "value 和 values 只能写一个。分档或相加的标准用 values，其余用 value。",
                "Give either value or values. Brackets and sums take values, all others value.",
            ),
            Self::YearsReversed { first, last } => Sentence::new(
                format!("起始年份 {first} 晚于结束年份 {last}。请把两者对调。"),
                format!("The first year, {first}, is after the last, {last}. Put them the other way round."),
            ),
            Self::HorizonTooLong { years } => Sentence::new(
                format!("共 {years} 年，最多只能推演 101 年。请缩短起止年份。"),
                format!("These are {years} years; at most 101 are computed. Choose a shorter span."),
            ),
            Self::BaseYearTooLate { base_year, last } => Sentence::new(
                format!("基年 {base_year} 晚于结束年份 {last}。请改正其中一个。"),
                format!("The base year, {base_year}, is after the last year, {last}. Correct one of them."),
            ),
            Self::UnknownPlan { plan, known } => Sentence::new(
                format!("没有规划“{plan}”。现有：{}。", known.join("、")),
                format!("There is no plan \"{plan}\". Those there are: {}.", known.join(", ")),
            ),
            Self::UnknownSource { source } => Sentence::new(
                format!("来源“{source}”未在 sources 中列出。请补上它的名称，以便查对。"),
                format!("The source \"{source}\" is not listed under sources. Add its name there, so that it can be looked up."),
            ),
            Self::UnknownMeasure { measure } => Sentence::new(
                format!("所选规划都不涉及“{measure}”。数值已保留，但不参与计算；请检查拼写或增加规划。"),
                format!(
                    "No plan of this file speaks of \"{measure}\". The figures are kept but not used; check the spelling or add the plan."
                ),
            ),
            Self::WrongSection { measure, section } => Sentence::new(
                format!("“{measure}”应写在 {section} 之下。已按此读取，保存时会改正。"),
                format!("\"{measure}\" belongs under {section}. It was read so, and will be saved there."),
            ),
            Self::NoSuchTarget { norm } => Sentence::new(
                format!("标准“{norm}”没有这个目标，该调节项不起作用。请检查 year 和 part。"),
                format!("The norm \"{norm}\" has no such target; the lever does nothing. Check its year and part."),
            ),
            _ => said_elsewhere(),
        }
    }
}

impl Wanted {
    const fn words(self) -> Word {
        match self {
            Self::Value => Word::new("一个值", "a value"),
            Self::Key => Word::new("带双引号的字段名", "a field name in double quotes"),
            Self::Colon => Word::new("冒号", "a colon"),
            Self::CommaOrBrace => Word::new("逗号或 }", "a comma or }"),
            Self::CommaOrBracket => Word::new("逗号或 ]", "a comma or ]"),
            Self::Digit => Word::new("数字", "a digit"),
            Self::EndOfNumber => Word::new(
                "小数点或数字的结尾（数字不以 0 开头）",
                "a decimal point or the end of the number, as none begins with 0",
            ),
            Self::Quote => Word::new("双引号（文字在同一行内结束）", "a closing double quote on the same line"),
            Self::Escape => Word::new("有效的转义字符", "a valid escape"),
            Self::End => Word::new("文件结尾", "the end of the file"),
            Self::Text => Word::new("文字", "a text"),
            Self::Number => Word::new("数字", "a number"),
            Self::Flag => Word::new("true 或 false", "true or false"),
            Self::List => Word::new("列表 […]", "a list […]"),
            Self::Table => Word::new("对象 {…}", "a table {…}"),
            Self::Plan => Word::new("规划的 id（文字）或整份规划 {…}", "the id of a plan or a whole plan {…}"),
        }
    }
}

impl Found {
    fn words(&self) -> Sentence {
        match self {
            Self::Null => Sentence::new("空值 null", "null"),
            Self::Flag => Sentence::new("true 或 false", "true or false"),
            Self::Number(text) => Sentence::new(format!("数字 {text}"), format!("the number {text}")),
            Self::Text(text) => Sentence::new(format!("文字“{text}”"), format!("the text \"{text}\"")),
            Self::List => Sentence::new("列表", "a list"),
            Self::Table => Sentence::new("对象", "a table"),
        }
    }
}

/// For a fault that another function speaks of; saying too little is better than failing.
fn said_elsewhere() -> Sentence {
    Sentence::new("文件有误。", "The file has a fault.")
}

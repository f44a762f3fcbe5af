//! What an import says of a sheet, in sentences of either language.

use permille_engine::name::Name;

use super::note::{Aside, SheetNote};
use crate::wording::language::{Language, Say, Sentence};

impl SheetNote {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        language.tell(self.sentences())
    }

    fn sentences(&self) -> Sentence {
        match self {
            Self::Blank(text) if text.is_empty() => Sentence::new("空格：按未知处理。", "The cell is blank: unknown."),
            Self::Blank(text) => {
                Sentence::new(format!("“{text}”：按未知处理，不是零。"), format!("“{text}”: unknown, and not zero."))
            }
            Self::Uncomputed => Sentence::new(
                "公式没有计算结果。请在 Excel 或 WPS 中打开文件，保存一次后再导入。",
                "The formula has no result. Open the file in Excel or WPS, save it once, then import it.",
            ),
            Self::Flag(text) => Sentence::new(
                format!("“{text}”：数后的标记没有计入。"),
                format!("“{text}”: the mark behind the figure is left out."),
            ),
            Self::ColumnOther(..)
            | Self::ColumnPerhaps(..)
            | Self::ColumnNotHere
            | Self::ColumnPart
            | Self::ColumnUnknown
            | Self::ColumnYearOnly
            | Self::ColumnAhead
            | Self::ColumnSame { .. }
            | Self::ColumnAside(_)
            | Self::ColumnHidden => self.of_column(),
            Self::RowHidden
            | Self::RowNote
            | Self::RowTotal
            | Self::RowGrouping
            | Self::RowRemainder
            | Self::RowPart
            | Self::RowAim
            | Self::RowWithin { .. }
            | Self::RowHead
            | Self::NextTable
            | Self::SheetHidden(_)
            | Self::SheetOther(_)
            | Self::SheetUnread(_)
            | Self::SheetDiffers { .. }
            | Self::TotalDiffers { .. }
            | Self::SeveralRows { .. }
            | Self::SameTwice { .. } => self.of_row(),
            Self::Moved { .. }
            | Self::Parted { .. }
            | Self::EndedBefore { .. }
            | Self::MergeIncomplete { .. }
            | Self::EndedHere { .. }
            | Self::ExtentMoved { .. } => self.of_ended(),
            Self::SamePlace { .. }
            | Self::ZoneCode { .. }
            | Self::UnknownCode { .. }
            | Self::OtherName { .. }
            | Self::OwnCodes { .. }
            | Self::OwnCode { .. }
            | Self::CodeFromName { .. }
            | Self::CodeCutShort(_)
            | Self::OldName { .. } => self.of_area(),
            _ => self.of_table(),
        }
    }

    fn of_column(&self) -> Sentence {
        match self {
            Self::ColumnOther(Name { zh, en }) => {
                Sentence::new(format!("没有导入这一列：{zh}"), format!("The column stays out. {en}"))
            }
            Self::ColumnPerhaps(Name { zh, en }) => Sentence::new(
                format!("没有导入这一列：可能是“{zh}”，请确认后选择。"),
                format!("The column stays out: perhaps it is “{en}”. Choose it if so."),
            ),
            Self::ColumnNotHere => Sentence::new(
                "没有导入这一列：打开的规划里没有这一项。",
                "The column stays out: no plan of the file speaks of this figure.",
            ),
            Self::ColumnPart => Sentence::new(
                "没有导入这一列：只是一部分，或是另一时间、另一口径的数。",
                "The column stays out: it is part of a figure, or of another time or kind.",
            ),
            Self::ColumnAhead => Sentence::new(
                "没有导入这一列：表中的年份排到了以后，可能是规划或预测。若是实有数，请选为“项目数值（每行一项）”。",
                "The column stays out: the years of the table reach ahead, so it may tell plans or predictions. If it is what there is, choose “Figure's value (one a row)”.",
            ),
            Self::ColumnYearOnly => Sentence::new(
                "没有导入这一列：表头只有年份，不知道是哪一项。请为它选择一项。",
                "The column stays out: only a year stands over it. Choose which figure it is.",
            ),
            Self::ColumnSame { first, differs: true } => Sentence::new(
                format!("没有导入这一列：与 {first} 列是同一项，但数值不同；以 {first} 列为准，请核对。"),
                format!(
                    "The column stays out: it is the same figure as column {first} and differs from it. Column {first} counts; check both."
                ),
            ),
            Self::ColumnSame { first, .. } => Sentence::new(
                format!("没有导入这一列：与 {first} 列是同一项。"),
                format!("The column stays out: it is the same figure as column {first}."),
            ),
            Self::ColumnAside(aside) => of_title(aside),
            Self::ColumnHidden => {
                Sentence::new("没有导入这一列：在表格里是隐藏的。", "The column stays out: the spreadsheet hides it.")
            }
            _ => Sentence::new(
                "没有导入这一列：不认识这个列名。请选择它是哪一项，或保持不导入。",
                "The column stays out: nothing is called so here. Choose which figure it is, or leave it.",
            ),
        }
    }

    fn of_row(&self) -> Sentence {
        match self {
            Self::RowHidden => {
                Sentence::new("没有导入这一行：在表格里是隐藏的。", "The row stays out: the spreadsheet hides it.")
            }
            Self::RowNote => Sentence::new("这一行是说明，没有导入。", "The row is a note and stays out."),
            Self::RowTotal => {
                Sentence::new("这一行是合计：只用来核对，不导入。", "The row is a total: compared, and not imported.")
            }
            Self::RowGrouping => Sentence::new(
                "这一行是“市辖区”一类的分组，不是地区：只用来核对，不导入。",
                "The row is a grouping such as “districts of the city”, and no area: compared, and not imported.",
            ),
            Self::RowRemainder => Sentence::new(
                "没有导入这一行：“本级”“其他”不属于任何县（市、区）。",
                "The row stays out: what a city keeps for itself, or “other”, belongs to no county.",
            ),
            Self::RowPart => Sentence::new(
                "没有导入这一行：只是该地区的一部分，或是旧口径。",
                "The row stays out: it is part of the area, or of an old basis.",
            ),
            Self::RowWithin { above, code } => Sentence::new(
                format!("没有导入这一行：它缩进在“{above}”之下，可能是其下的乡镇，不一定是 {code}。请写全名或代码。"),
                format!(
                    "The row stays out: it is indented below “{above}” and may be a township of it, not {code}. Write its full name or code."
                ),
            ),
            Self::RowAim => Sentence::new(
                "没有导入这一行：它写的是目标、规划或预测，不是实有数。",
                "The row stays out: it states what is aimed at or predicted, and not what there is.",
            ),
            Self::NextTable => Sentence::new(
                "从这一行起是另一张表，这一行及以下没有导入。请把它放到单独的工作表或文件里再导入。",
                "Another table begins here: this row and those below stay out. Put it into a sheet or file of its own, then import it.",
            ),
            Self::RowHead => Sentence::new(
                "这一行是表头、栏次或其下各行的标题，没有导入。",
                "The row has heads or numbers of columns, or heads the rows below; it stays out.",
            ),
            Self::SheetHidden(name) => {
                Sentence::new(format!("没有读取隐藏的工作表“{name}”。"), format!("The hidden sheet “{name}” was not read."))
            }
            Self::SheetOther(name) => Sentence::new(
                format!("没有导入工作表“{name}”：没有选它。"),
                format!("The sheet “{name}” stays out: it was not chosen."),
            ),
            Self::SheetUnread(name) => Sentence::new(
                format!("没有导入工作表“{name}”：没有认出其中的地区、数据或年份。单独选它可看原因。"),
                format!(
                    "The sheet “{name}” stays out: no areas, figures or year were recognised in it. Choose it alone to see why."
                ),
            ),
            Self::SheetDiffers { sheet, cell, first } => Sentence::new(
                format!(
                    "没有导入工作表“{sheet}”：其中 {cell} 与 {first} 是同一地区、同一年的同一项数据，数值不同。请核对，或单独选它。"
                ),
                format!(
                    "The sheet “{sheet}” stays out: {cell} gives another value than {first} for the same area, figure and year. Check them, or choose it alone."
                ),
            ),
            Self::TotalDiffers { name, stated, sum } => Sentence::new(
                format!("“{name}”写作 {stated}，各行相加为 {sum}。请核对。"),
                format!("“{name}” states {stated}, and its rows add up to {sum}. Check them."),
            ),
            Self::SeveralRows { cells, sum } => Sentence::new(
                format!("同一地区有几行（{cells}），相加为 {sum}。请选择相加，或只留一行。"),
                format!(
                    "Several rows are of one area ({cells}); together they are {sum}. Say whether they are added up, or keep one."
                ),
            ),
            Self::SameTwice { first } => Sentence::new(
                format!("与 {first} 是同一地区、同一年的同一项，数值相同，只计一次。若是两个机构，请选择相加。"),
                format!(
                    "The same figure of this area and year stands in {first} with the same value, and counts once. If they are two institutions, add them up."
                ),
            ),
            _ => Sentence::new("请核对。", "Check it."),
        }
    }

    fn of_ended(&self) -> Sentence {
        match self {
            Self::Moved { code, name, year, to, summed: false } => Sentence::new(
                format!("{code} {name} 已于 {year} 年改为 {to}，数值记在 {to}。"),
                format!("{code} {name} was abolished in {year}; successor {to}, which its figures go to."),
            ),
            Self::Moved { code, name, year, to, .. } => Sentence::new(
                format!("{code} {name} 已于 {year} 年撤销，并入 {to}；合并各区数值相加后记在 {to}。"),
                format!("{code} {name} was abolished in {year}; successor {to}, for which the merged areas are added up."),
            ),
            Self::Parted { code, name, year, to } => Sentence::new(
                format!("{code} {name} 已于 {year} 年撤销，划入 {to}；不能整体转入其中一个，没有导入。"),
                format!(
                    "{code} {name} was abolished in {year}; successors {to}. It was parted, so its figures go to none of them."
                ),
            ),
            Self::EndedBefore { code, name, year, to } => Sentence::new(
                format!("{code} {name} 已于 {year} 年撤销（后继 {to}），不应再有这一年的数，没有导入。"),
                format!(
                    "{code} {name} was abolished in {year} (successor {to}) and can have no figure of this year; it stays out."
                ),
            ),
            Self::MergeIncomplete { to, missing } => Sentence::new(
                format!("并入 {to} 的各区不全，缺 {missing}，没有相加。"),
                format!(
                    "Not all areas that were merged into {to} are in the table; {missing} is missing, and nothing is added up."
                ),
            ),
            Self::EndedHere { code, year, to } => Sentence::new(
                format!("{code} 已于 {year} 年撤销（后继 {to}），打开的文件里还有它。请核对是否重复。"),
                format!(
                    "{code} was abolished in {year} (successor {to}), and the file still has it. Check that nothing counts twice."
                ),
            ),
            Self::ExtentMoved { code, year } => Sentence::new(
                format!("{code} 的范围在 {year} 年调整过，之前的数按原范围。"),
                format!("{code} has had another extent since {year}; earlier figures are of the old one."),
            ),
            _ => Sentence::new("请核对。", "Check it."),
        }
    }

    fn of_area(&self) -> Sentence {
        match self {
            Self::SamePlace { code, other, name } => Sentence::new(
                format!("{code} 是{name}的统计代码，与 {other} 是同一地区，只计一次。"),
                format!("{code} is the code of statistics of {name}, the same place as {other}; it counts once."),
            ),
            Self::ZoneCode { code } => Sentence::new(
                format!("{code} 不在 GB/T 2260 中（开发区等的统计代码）：照收，请核对没有与所在县区重复。"),
                format!(
                    "{code} is not in GB/T 2260: a zone with a code of statistics. It is accepted; check that its county does not count it too."
                ),
            ),
            Self::UnknownCode { code, above } => Sentence::new(
                format!("{code} 不在 GB/T 2260 中，也不是常见的统计代码。若确有此地区，上级暂定为 {above}；请核对。"),
                format!(
                    "{code} is not in GB/T 2260, nor a usual code of statistics. If there is such an area, it would belong to {above}; check it."
                ),
            ),
            Self::OtherName { code, listed, given } => Sentence::new(
                format!("代码 {code} 是“{listed}”，表中写作“{given}”。按代码导入，请核对。"),
                format!("The code {code} is “{listed}”, and “{given}” in the table. The code decides; check it."),
            ),
            Self::OwnCodes { count } => Sentence::new(
                format!("表中有 {count} 个乡镇没有代码：按所属县新增，代码由本文件自编（后三位 600 以上），并注明在地区说明里。"),
                format!(
                    "{count} townships have no code in the table: they are added below their counties with codes of this file's own (from 600 on), as the note of each says."
                ),
            ),
            Self::OwnCode { code, own } => Sentence::new(
                format!("{code} 在本文件中是自编代码 {own}，名称相同，数值记在 {own}。"),
                format!("This file has {code} under its own code {own} and the same name; the figures go there."),
            ),
            Self::CodeFromName { text, code } => Sentence::new(
                format!("代码“{text}”被表格软件缩写，按名称认作 {code}，请核对。"),
                format!("The code “{text}” was cut short by the spreadsheet; by its name it is {code}. Check it."),
            ),
            Self::CodeCutShort(text) => Sentence::new(
                format!("代码“{text}”被表格软件缩写，后几位已丢失，名称也认不出。请把该列设为文本格式后重新保存。"),
                format!(
                    "The code “{text}” was cut short by the spreadsheet, and the name does not tell it. Format the column as text and save again."
                ),
            ),
            Self::OldName { name, code } => Sentence::new(
                format!("“{name}”现为 {code}，按现代码导入。"),
                format!("“{name}” is {code} today, and imported under that code."),
            ),
            _ => Sentence::new("请核对。", "Check it."),
        }
    }

    fn of_table(&self) -> Sentence {
        match self {
            Self::Cleaned => Sentence::new("去掉了看不见的字符。", "Characters that nobody sees were taken out."),
            Self::CellMerged => Sentence::new(
                "这个单元格合并了几个地区或几项的格子，不知道是谁的数。请在表中拆分，分别填写。",
                "The cell is merged over several areas or figures, and whose it is nobody knows. Part it in the table, and give each its own.",
            ),
            Self::RowCut => Sentence::new(
                "这一行的格数比表头多：像是“1,180”这样的数在逗号处被拆成了两格。请给带逗号的数加上引号，或另存为 XLSX。",
                "The row has more cells than there are heads: a number such as 1,180 seems parted at its comma. Put quotation marks around numbers with commas, or save the table as XLSX.",
            ),
            Self::LoneQuote => Sentence::new(
                "这一行有个不成对的引号，按普通字符处理。",
                "A quotation mark in this row is never closed, and was taken for a letter.",
            ),
            Self::Assumed => Sentence::new(
                "表头只有年份：从大小看应是常住人口，按常住人口导入，请核对。",
                "Only a year stands over the column: by their size these are residents, and imported as such. Check it.",
            ),
            Self::UnitTaken { from, to } => Sentence::new(
                format!("按表中所写单位换算：{from} → {to}。"),
                format!("In the unit that the table states: {from} is {to}."),
            ),
            Self::UnitUnclear => Sentence::new(
                "表上写的单位是不是这一列的，看不出来；按个数导入，请核对。",
                "It is not clear whether the unit stated for the table is that of this column; it is imported as it stands. Check it.",
            ),
            Self::PointsGroup { from, to } => Sentence::new(
                format!("这一列的点是千位分隔：{from} → {to}。"),
                format!("Points group thousands in this column: {from} is {to}."),
            ),
            Self::PointsUnclear { from, to } => Sentence::new(
                format!("“{from}”里的点是小数点还是千位分隔？若是分隔则为 {to}。请为这一列选定，在此之前不导入。"),
                format!(
                    "Is the point in “{from}” a decimal point, or does it group thousands ({to})? Say so for the column; until then it stays out."
                ),
            ),
            Self::Replaced { count } => {
                Sentence::new(format!("将替换 {count} 个已有数值。"), format!("Known figures that would be replaced: {count}."))
            }
            Self::TooFew { value } => Sentence::new(
                format!("{value} 人对这一级地区过少，单位是否为“万人”？请核对。"),
                format!("{value} people are too few for such an area. Is it in ten thousands? Check the unit."),
            ),
            Self::WholeTable { code } => Sentence::new(
                format!("整张表按 {code} 一个地区导入，请核对。"),
                format!("All of the table is taken to be about {code}. Check it."),
            ),
            Self::Turned => Sentence::new(
                "这张表的指标在行、地区或年份在列，已转置读取。",
                "Figures stand in rows and areas or years in columns; the table was read turned.",
            ),
            Self::SideBySide(columns) => Sentence::new(
                format!("几张表左右并排：各按自己的地区列（{columns}）读取。"),
                format!("Tables stand side by side: each is read by its own column of names ({columns})."),
            ),
            Self::UnitBeneath => Sentence::new(
                "表下的说明写了单位，没有据此换算。请核对各列的单位。",
                "The note below the table states a unit, which was not applied. Check the unit of each column.",
            ),
            Self::ByTitle(Name { zh, en }) => Sentence::new(
                format!("列名只说是合计，按标题作为“{zh}”导入。请核对。"),
                format!("The head only says that it is the whole; by the title it is taken for “{en}”. Check it."),
            ),
            Self::RateBeside { first } => Sentence::new(
                format!("没有导入：这是每千人口一类的比率，{first} 已有同一项的数量。"),
                format!("Stays out: it is a rate of what stands in {first} as a count."),
            ),
            Self::Period(text) => Sentence::new(
                format!("“{text}”说的是一段时间，不是一个年份：数据是哪一年的？请填写年份。"),
                format!("“{text}” names a period and no one year: which year are the figures of? State it."),
            ),
            Self::CommasDecimal { from, to } => Sentence::new(
                format!("这一列的逗号是小数点：{from} → {to}。请核对。"),
                format!("Commas are decimal commas in this column: {from} is {to}. Check it."),
            ),
            _ => Sentence::new("请核对。", "Check it."),
        }
    }
}

/// What a title says that the head of a column does not.
fn of_title(aside: &Aside) -> Sentence {
    match aside {
        Aside::Rate => Sentence::new(
            "没有导入这一列：标题说的是每千人口一类的比率，列名没有说明。请选择它是哪一项，并选定单位。",
            "The column stays out: the title speaks of rates, and its head does not. Choose which figure it is, and its unit.",
        ),
        Aside::Part(word) => Sentence::new(
            format!("没有导入这一列：标题说的是“{word}”，不一定是全部。如果是全部，请选择它是哪一项。"),
            format!(
                "The column stays out: the title speaks of “{word}”, which may not be the whole. If it is, choose which figure it is."
            ),
        ),
        Aside::Aim(word) => Sentence::new(
            format!("没有导入这一列：标题说的是“{word}”，不是现状。如果是现状，请选择它是哪一项。"),
            format!(
                "The column stays out: the title says “{word}”, which is not what there is. If it is, choose which figure it is."
            ),
        ),
        Aside::Registered => Sentence::new(
            "没有导入这一列：标题说的是户籍（公安）人口，不是常住人口。如果是常住人口，请选择它是哪一项。",
            "The column stays out: the title speaks of registered people, and not of residents. If they are residents, choose which figure it is.",
        ),
        Aside::Sample => Sentence::new(
            "没有导入这一列：标题说的是抽样调查，不是全部人口。如果是全部，请选择它是哪一项。",
            "The column stays out: the title speaks of a sample, not of all people. If they are all, choose which figure it is.",
        ),
        Aside::Counts(word) => Sentence::new(
            format!("没有导入这一列：标题或单位数的是“{word}”，列名说的是机构。请选择它是哪一项，或保持不导入。"),
            format!(
                "The column stays out: the title or the unit counts “{word}”, and its head names institutions. Choose which figure it is, or leave it."
            ),
        ),
    }
}

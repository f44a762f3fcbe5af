//! Every fault of a table in a sentence of either language: what is wrong, and the way out.

use super::{OtherKind, TableFault};
use crate::tables::limits::{LARGEST_MEGABYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS};
use crate::wording::figure::refusal;
use crate::wording::language::{Language, Say, Sentence};

impl TableFault {
    /// What is wrong, and the way out.
    pub(super) fn sentence(&self, language: Language) -> String {
        if let Self::Figure { refusal, unit } = self {
            return refusal::sentence(refusal, language, language.pick(&unit.zh, &unit.en));
        }
        if let Self::Note(note) = self {
            return note.sentence(language);
        }
        language.tell(self.sentences())
    }

    fn sentences(&self) -> Sentence {
        match self {
            Self::Empty
            | Self::TooLarge
            | Self::WebPage
            | Self::OtherKind(_)
            | Self::Protected
            | Self::Damaged
            | Self::Bomb
            | Self::BeyondSheet { .. }
            | Self::NothingInIt => self.about_file(),
            Self::NotText | Self::MixedEncodings { .. } | Self::BrokenText { .. } => self.about_text(),
            Self::TooManyRows | Self::TooManyColumns | Self::TooManyCells | Self::CellTooLong => self.about_size(),
            Self::OnlyHeader | Self::NoAreaColumn | Self::NoFigureColumn | Self::NoYear | Self::ColumnTwice { .. } => {
                self.about_columns()
            }
            Self::PartsDoNotAddUp { .. }
            | Self::BeyondResidents { .. }
            | Self::CodeAndNameDisagree { .. }
            | Self::LikelyUnit { .. } => self.worth_a_look(),
            _ => self.about_cell(),
        }
    }

    fn about_file(&self) -> Sentence {
        match self {
            Self::Empty => Sentence::new(
                "文件是空的。请重新保存或下载后再导入。",
                "The file is empty. Save or download it again, then import it.",
            ),
            Self::TooLarge => Sentence::new(
                format!("文件超过 {LARGEST_MEGABYTES} MB，不像一张地区数据表。请只保留需要的工作表后再导入。"),
                format!(
                    "The file is larger than {LARGEST_MEGABYTES} MB, more than a table of areas can be. Keep only the sheets you need, then import it."
                ),
            ),
            Self::WebPage => Sentence::new(
                "这是一个网页，只是文件名像表格，里面没有表格；也许是登录页。请重新下载，或用 Excel、WPS 打开后另存为 .xlsx 再导入。",
                "This is a web page named like a table, with no table in it; perhaps a page to sign in. Download it again, or open it in Excel or WPS and save it as .xlsx.",
            ),
            Self::OtherKind(OtherKind::Pdf) => Sentence::new(
                "这是 PDF，不是表格。请找到原来的表格文件，或把表格复制到 Excel、WPS 中另存为 .xlsx。",
                "This is a PDF, not a table. Find the table it was made from, or copy it into Excel or WPS and save it as .xlsx.",
            ),
            Self::OtherKind(OtherKind::Picture) => Sentence::new(
                "这是图片，不是表格。请导入 CSV、XLSX 或 XLS 文件。",
                "This is a picture, not a table. Import a CSV, XLSX or XLS file.",
            ),
            Self::OtherKind(OtherKind::Document) => Sentence::new(
                "这是文档或幻灯片，不是表格。请把其中的表格复制到 Excel、WPS 中另存为 .xlsx。",
                "This is a document or slides, not a table. Copy the table into Excel or WPS and save it as .xlsx.",
            ),
            Self::OtherKind(OtherKind::Workbook) => Sentence::new(
                "不读取这种格式的工作簿（如 SYLK、DIF、XLSB、2003 年的 XML）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
                "Workbooks of this kind (such as SYLK, DIF, XLSB or XML of 2003) are not read. Open it in Excel or WPS, save it as .xlsx, then import it.",
            ),
            Self::OtherKind(OtherKind::Archive) => Sentence::new(
                "这是压缩包，不是表格。请先解压，再导入里面的 CSV、XLSX 或 XLS 文件。",
                "This is a packed folder, not a table. Unpack it, then import the CSV, XLSX or XLS file inside.",
            ),
            Self::OtherKind(OtherKind::WebArchive) => Sentence::new(
                "这是单个文件的网页（MHTML），只是文件名像表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
                "This is a web page in one file (MHTML), named like a table. Open it in Excel or WPS, save it as .xlsx, then import it.",
            ),
            Self::OtherKind(OtherKind::Outlines) => Sentence::new(
                "这是地图边界（KML 或 shapefile），不是表格。请在地图软件中另存为 GeoJSON，再到“地区”页面载入边界。",
                "These are outlines of areas (KML or a shapefile), and no table. Save them as GeoJSON in a mapping program, then load them on Areas.",
            ),
            Self::Protected => Sentence::new(
                "工作簿加了密码，无法读取。请在 Excel 或 WPS 中取消密码，另存后再导入。",
                "The workbook is locked with a password. Take the password off in Excel or WPS, save it, then import it.",
            ),
            Self::Damaged => Sentence::new(
                "工作簿已损坏或不完整。请重新下载或复制；能用 Excel、WPS 打开的，另存为 .xlsx 后再导入。",
                "The workbook is damaged or incomplete. Download or copy it again; if Excel or WPS can open it, save it as .xlsx, then import it.",
            ),
            Self::BeyondSheet { sheet, place } => Sentence::new(
                format!(
                    "工作表“{sheet}”里写着“{place}”这样的位置，超出了任何工作表的行列。用 Excel、WPS 打开后另存为 .xlsx，再导入。"
                ),
                format!(
                    "The sheet “{sheet}” names the place “{place}”, beyond the rows and columns of any sheet. Open it in Excel or WPS, save it as .xlsx, then import it."
                ),
            ),
            Self::Bomb => Sentence::new(
                "文件解压后大得不合常理，没有读取。请确认来源；能用 Excel、WPS 打开的，只留需要的工作表另存后再导入。",
                "The file unpacks to far more than a table can be, and was not read. Check where it came from; if Excel or WPS can open it, save only the sheets you need.",
            ),
            _ => Sentence::new(
                "工作表里没有内容。请检查是否选错了文件。",
                "There is nothing in any of its sheets. Check whether it is the right file.",
            ),
        }
    }

    fn about_text(&self) -> Sentence {
        match self {
            Self::MixedEncodings { line } => Sentence::new(
                format!(
                    "第 {line} 行的编码与前面不同（UTF-8 与 GB18030 混用），多半是几个文件拼在了一起。请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再导入。"
                ),
                format!(
                    "Line {line} is encoded otherwise than the lines before it (UTF-8 and GB18030 in one file); perhaps several files were joined. Save the originals as .xlsx in Excel or WPS, then import them."
                ),
            ),
            Self::BrokenText { line } => Sentence::new(
                format!(
                    "第 {line} 行有无法识别的字节，既不是 UTF-8 也不是 GB18030。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。"
                ),
                format!(
                    "Line {line} has bytes that are text neither in UTF-8 nor in GB18030. Open the file in Excel or WPS, save it as .xlsx, then import it."
                ),
            ),
            _ => Sentence::new(
                "这不是文本，也不是 Excel 工作簿。请导入 CSV、XLSX 或 XLS 文件。",
                "This is neither text nor a workbook. Import a CSV, XLSX or XLS file.",
            ),
        }
    }

    fn about_size(&self) -> Sentence {
        match self {
            Self::TooManyRows => Sentence::new(
                format!("行数超过 {MOST_ROWS}，没有读取。请删去多余的行（包括很靠下的零星内容）后再导入。"),
                format!(
                    "There are more than {MOST_ROWS} rows. Delete what is not needed, also stray cells far below, then import it."
                ),
            ),
            Self::TooManyColumns => Sentence::new(
                format!("列数超过 {MOST_COLUMNS}，没有读取。请检查分隔符，或删去多余的列后再导入。"),
                format!(
                    "There are more than {MOST_COLUMNS} columns. Check the separator, or delete what is not needed, then import it."
                ),
            ),
            Self::TooManyCells => Sentence::new(
                format!("单元格超过 {MOST_CELLS} 个，没有读取。请只保留需要的行列后再导入。"),
                format!("There are more than {MOST_CELLS} cells. Keep only the rows and columns you need, then import it."),
            ),
            _ => Sentence::new(
                "这一格的文字长得不合常理，多半是前面有个引号没有成对。请改正引号后再导入。",
                "The text of this cell is far too long; most likely a quotation mark before it is not closed. Correct it, then import the file.",
            ),
        }
    }

    fn about_columns(&self) -> Sentence {
        match self {
            Self::OnlyHeader => Sentence::new(
                "表头下面没有数据。请检查表头行选得对不对。",
                "There is nothing below the header. Check which row is the header.",
            ),
            Self::NoAreaColumn => Sentence::new(
                "还没有指明哪一列是地区代码或名称。请在表头上方选择。",
                "No column is said to hold area codes or names. Choose it above the header.",
            ),
            Self::NoFigureColumn => Sentence::new(
                "还没有指明哪一列是数据。请在表头上方选择。",
                "No column is said to hold figures. Choose it above the header.",
            ),
            Self::NoYear => Sentence::new(
                "还不知道数据是哪一年的。请填写年份，或指明年份列。",
                "The year of the figures is not known. Enter the year, or choose the column of years.",
            ),
            Self::ColumnTwice { first } => Sentence::new(
                format!("与 {first} 列是同一项。请改选，或忽略其中一列。"),
                format!("It is the same as column {first}. Choose another, or leave one of them out."),
            ),
            _ => Sentence::new("请检查各列的含义。", "Check what the columns are."),
        }
    }

    fn about_cell(&self) -> Sentence {
        match self {
            Self::NotAYear { text } => Sentence::new(
                format!("“{text}”不是 1949 至 2200 之间的年份。请写四位数字。"),
                format!("“{text}” is not a year between 1949 and 2200. Write four digits."),
            ),
            Self::UnknownFigure { text } => Sentence::new(
                format!("没有名为“{text}”的人口口径或指标。请改用软件里的名称，或删去这一行。"),
                format!("No population base or measure is called “{text}”. Use the name it has here, or delete the row."),
            ),
            Self::UnknownUnit { text } => Sentence::new(
                format!("这一项不能以“{text}”为单位。请换算后填写。"),
                format!("This figure cannot be written in “{text}”. Convert it first."),
            ),
            Self::NotACode { text } => Sentence::new(
                format!(
                    "“{text}”不是地区代码：县级及以上为六位数字，乡镇为九位。请改正；若被表格软件缩写，请把该列设为文本格式。"
                ),
                format!(
                    "“{text}” is no area code: six digits down to counties, nine for townships. Correct it; if the spreadsheet cut it short, format the column as text."
                ),
            ),
            Self::NotALevel { text } => Sentence::new(
                format!("“{text}”不是地区级别。请写省、市、县或乡。"),
                format!("“{text}” is not a level of areas. Write province, city, county or township."),
            ),
            Self::DoesNotFitAbove { area, above } => Sentence::new(
                format!("新增地区 {area} 不能隶属于 {above}：上级必须更高（省、市、县、乡）。请改正级别或上级代码。"),
                format!(
                    "The new area {area} cannot belong to {above}, which must be of a wider level. Correct the level, or the code above."
                ),
            ),
            Self::NameDiffers { area, first } => Sentence::new(
                format!("代码 {area} 前面写作“{first}”。请改正代码或名称。"),
                format!("The code {area} stands above as “{first}”. Correct the code or the name."),
            ),
            Self::GivenTwice { first, value } => Sentence::new(
                format!("同一地区、同一年的这一项已在 {first} 写作 {value}。请只保留一个。"),
                format!("The same figure of this area and year stands in {first} as {value}. Keep one of them."),
            ),
            _ => Sentence::new(
                "这一列按人口比例填写，但该地区该年的常住人口未知，无法换算。请补上常住人口，或改选单位。",
                "This column is a rate, and the residents of this area and year are not known. Give the residents, or choose another unit.",
            ),
        }
    }

    fn worth_a_look(&self) -> Sentence {
        match self {
            Self::PartsDoNotAddUp { parts, resident } => Sentence::new(
                format!("城镇与乡村人口合计 {parts}，与常住人口 {resident} 不符。请核对。"),
                format!("Urban and rural people are {parts} together, and all residents {resident}. Check the three."),
            ),
            Self::BeyondResidents { resident } => Sentence::new(
                format!("多于常住人口 {resident} 人。请核对单位。"),
                format!("More than all {resident} residents. Check the unit."),
            ),
            Self::CodeAndNameDisagree { area, name, given } => Sentence::new(
                format!("代码 {area} 在这里是“{name}”，表中写作“{given}”。按代码导入，请核对。"),
                format!("The code {area} is “{name}” here and “{given}” in the table. The code decides; check it."),
            ),
            Self::LikelyUnit { factor, larger: true } => Sentence::new(
                format!("这一列多为现有数据的 {factor} 倍左右。请核对单位。"),
                format!("Most of this column is about {factor} times what is known. Check the unit."),
            ),
            Self::LikelyUnit { factor, .. } => Sentence::new(
                format!("这一列多为现有数据的 1/{factor} 左右，单位是否为“万”？请核对。"),
                format!(
                    "Most of this column is about 1/{factor} of what is known. Is it in thousands or ten thousands? Check the unit."
                ),
            ),
            _ => Sentence::new("请核对。", "Check it."),
        }
    }
}

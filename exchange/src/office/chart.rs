//! A chart that stays a chart: its figures lie in a workbook within the file, so that it can be edited where it is opened.

use permille_engine::quantity::Quantity;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::deck::{Chart, Courses, Ranking, Trajectory};
use super::parts::theme::{CHINESE, INK, LATIN, MET, RULE, SERIES, SHORT, SOFT};
use super::parts::xml::{HEAD, push, text};
use super::parts::{Day, Unwritable};
use crate::wording::language::{Language, Say};
use crate::wording::words;

/// What a chart is called in a package.
pub(crate) const TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// A chart as rows and columns.
struct Figures {
    /// What stands along the axis.
    categories: Vec<String>,
    series: Vec<Series>,
    /// Bars that lie, rather than lines.
    bars: bool,
    unit: String,
}

impl Figures {
    /// How figures are written: with a decimal place only where one of them has any.
    fn format(&self) -> &'static str {
        let whole = self.series.iter().flat_map(|series| &series.values).flatten().all(|value| value.is_whole());
        if whole { "#,##0" } else { "#,##0.0" }
    }
}

/// One line, or one row of bars.
struct Series {
    name: String,
    values: Vec<Option<Quantity>>,
    colour: &'static str,
    /// In points.
    width: f64,
    dashed: bool,
}

/// Its two parts: the chart, and the workbook its figures lie in. `size` is that of its type, in points.
pub(crate) fn parts(language: Language, chart: &Chart, size: u32, day: Day) -> Result<(String, Vec<u8>), Unwritable> {
    let figures = match chart {
        Chart::Trajectory(chart) => trajectory(language, chart),
        Chart::Ranking(chart) => ranking(language, chart),
        Chart::Courses(chart) => courses(chart),
    };
    let book = workbook(&figures, day).map_err(|_| Unwritable)?;
    Ok((xml(&figures, size), book))
}

fn trajectory(language: Language, chart: &Trajectory) -> Figures {
    let column = |read: fn(&crate::office::deck::Point) -> Option<Quantity>| chart.points.iter().map(read).collect::<Vec<_>>();
    let line = |name: &str, values, colour, width, dashed| Series { name: name.to_owned(), values, colour, width, dashed };
    let mut path = column(|point| point.path);
    // The path ends where the requirement begins.
    for place in 1..path.len() {
        if path[place].is_none() && path[place - 1].is_some() {
            path[place] = chart.points[place].requirement;
        }
    }
    let mut series = vec![
        line(language.say(words::REQUIRED), column(|point| point.requirement), SOFT, 1.75, false),
        line(language.pick("路径", "Path"), path, SOFT, 1.5, true),
        line(&chart.stock, column(|point| point.available), INK, 3.0, false),
    ];
    series.retain(|series| series.values.iter().any(Option::is_some));
    Figures {
        categories: chart.points.iter().map(|point| point.year.to_string()).collect(),
        series,
        bars: false,
        unit: chart.unit.clone(),
    }
}

fn ranking(language: Language, chart: &Ranking) -> Figures {
    let known = || chart.rows.iter().filter(|bar| bar.gap.is_some());
    Figures {
        categories: known().map(|bar| bar.name.clone()).collect(),
        series: vec![Series {
            name: language.say(words::GAP).to_owned(),
            values: known().map(|bar| bar.gap).collect(),
            colour: SHORT,
            width: 1.0,
            dashed: false,
        }],
        bars: true,
        unit: chart.unit.clone(),
    }
}

fn courses(chart: &Courses) -> Figures {
    let line = |(place, course): (usize, &crate::office::deck::Course)| Series {
        name: course.name.clone(),
        values: course.figures.clone(),
        colour: SERIES[usize::from(course.colour.saturating_sub(1)) % SERIES.len()],
        width: if place == 0 { 3.0 } else { 2.0 },
        dashed: false,
    };
    Figures {
        categories: chart.years.iter().map(ToString::to_string).collect(),
        series: chart.lines.iter().enumerate().map(line).collect(),
        bars: false,
        unit: chart.unit.clone(),
    }
}

/// The figures as a workbook: the categories in the first column, a series a column.
fn workbook(figures: &Figures, (year, month, day): Day) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_author("Permille").set_creation_datetime(&written));
    let sheet = book.add_worksheet();
    sheet.set_name("Sheet1")?;
    sheet.set_column_width(0, 18)?;
    for (row, name) in (1_u32..).zip(&figures.categories) {
        sheet.write_string(row, 0, name)?;
    }
    for (column, series) in (1_u16..).zip(&figures.series) {
        sheet.write_string(0, column, &series.name)?;
        for (row, value) in (1_u32..).zip(&series.values) {
            if let Some(value) = value {
                sheet.write_number(row, column, value.to_f64())?;
            }
        }
    }
    book.save_to_buffer()
}

/// The chart itself, with its figures kept in it: a viewer that reads no workbook shows them.
fn xml(figures: &Figures, size: u32) -> String {
    let mut series = String::new();
    for (place, one) in figures.series.iter().enumerate() {
        one_series(&mut series, figures, place, one, size);
    }
    let plot = if figures.bars {
        format!(
            "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}\
             <c:gapWidth val=\"45\"/><c:axId val=\"1001\"/><c:axId val=\"1002\"/></c:barChart>"
        )
    } else {
        format!(
            "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/>\
             <c:axId val=\"1001\"/><c:axId val=\"1002\"/></c:lineChart>"
        )
    };
    let legend = if figures.series.len() > 1 {
        format!("<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/>{}</c:legend>", type_of(size, INK))
    } else {
        String::new()
    };
    format!(
        "{HEAD}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:roundedCorners val=\"0\"/><c:chart>\
         <c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{plot}{}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}\
         <c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}\
         <c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
        axes(figures, size),
        type_of(size, INK),
    )
}

/// The type of a part of the chart.
fn type_of(size: u32, colour: &str) -> String {
    format!(
        "<c:txPr><a:bodyPr rot=\"0\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{}\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>\
         <a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{CHINESE}\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>",
        size * 100
    )
}

fn axes(figures: &Figures, size: u32) -> String {
    let bars = figures.bars;
    // Many years stand beside each other without being broken.
    let along_size = if figures.categories.len() > 12 && !bars { size * 3 / 4 } else { size };
    let line = format!("<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"{RULE}\"/></a:solidFill></a:ln></c:spPr>");
    let (along, across) = if bars { ("l", "b") } else { ("b", "l") };
    let order = if bars { "maxMin" } else { "minMax" };
    // The bars carry their figures; an axis would say them again.
    let hidden = u8::from(bars);
    let grid = if bars {
        String::new()
    } else {
        "<c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"E4DFD3\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>".to_owned()
    };
    let unit = if bars || figures.unit.is_empty() { String::new() } else { axis_title(&figures.unit, size) };
    let skip = if bars { String::new() } else { format!("<c:tickLblSkip val=\"{}\"/>", (figures.categories.len() / 8).max(1)) };
    format!(
        "<c:catAx><c:axId val=\"1001\"/><c:scaling><c:orientation val=\"{order}\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"{along}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{line}{}<c:crossAx val=\"1002\"/><c:crosses val=\"autoZero\"/>\
         <c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>{skip}<c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"1002\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"{hidden}\"/>\
         <c:axPos val=\"{across}\"/>{grid}{unit}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}\
         <c:crossAx val=\"1001\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx>",
        type_of(along_size, if bars { INK } else { SOFT }),
        figures.format(),
        type_of(size, SOFT),
    )
}

fn axis_title(unit: &str, size: u32) -> String {
    format!(
        "<c:title><c:tx><c:rich><a:bodyPr rot=\"0\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{0}\" b=\"0\"/></a:pPr><a:r>\
         <a:rPr lang=\"zh-CN\" sz=\"{0}\" b=\"0\"><a:solidFill><a:srgbClr val=\"{SOFT}\"/></a:solidFill></a:rPr><a:t>{1}</a:t></a:r></a:p>\
         </c:rich></c:tx><c:overlay val=\"0\"/></c:title>",
        size * 100,
        text(unit)
    )
}

/// The letter of a column of the workbook.
fn letter(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).unwrap_or(25).min(25))
}

fn one_series(out: &mut String, figures: &Figures, place: usize, one: &Series, size: u32) {
    let (column, last) = (letter(place + 1), figures.categories.len() + 1);
    push(
        out,
        format_args!(
            "<c:ser><c:idx val=\"{place}\"/><c:order val=\"{place}\"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>\
             <c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>",
            text(&one.name)
        ),
    );
    let fill = |colour: &str| format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>");
    if figures.bars {
        push(out, format_args!("<c:spPr>{}</c:spPr><c:invertIfNegative val=\"0\"/>", fill(one.colour)));
        let surplus = one.values.iter().enumerate().filter(|(_, value)| value.is_some_and(Quantity::is_negative));
        for (place, _) in surplus {
            push(
                out,
                format_args!(
                    "<c:dPt><c:idx val=\"{place}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/><c:spPr>{}</c:spPr></c:dPt>",
                    fill(MET)
                ),
            );
        }
        push(
            out,
            format_args!(
                "<c:dLbls><c:numFmt formatCode=\"{0};{0}\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{1}\
                 <c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>\
                 <c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
                figures.format(),
                type_of(size, INK)
            ),
        );
    } else {
        let dash = if one.dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
        push(
            out,
            format_args!(
                "<c:spPr><a:ln w=\"{:.0}\" cap=\"rnd\">{}{dash}<a:round/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>",
                one.width * 12_700.0,
                fill(one.colour)
            ),
        );
    }
    push(
        out,
        format_args!(
            "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val=\"{}\"/>",
            figures.categories.len()
        ),
    );
    for (place, name) in figures.categories.iter().enumerate() {
        push(out, format_args!("<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", text(name)));
    }
    push(
        out,
        format_args!(
            "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>\
             <c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>",
            figures.categories.len()
        ),
    );
    for (place, value) in one.values.iter().enumerate() {
        if let Some(value) = value {
            push(out, format_args!("<c:pt idx=\"{place}\"><c:v>{value}</c:v></c:pt>"));
        }
    }
    out.push_str("</c:numCache></c:numRef></c:val>");
    if !figures.bars {
        out.push_str("<c:smooth val=\"0\"/>");
    }
    out.push_str("</c:ser>");
}

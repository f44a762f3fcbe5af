//! A package of parts: the archive, what each part is, and which part leads to which.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::{HEAD, push};
use super::{Day, Unwritable};

/// A package being made.
pub(crate) struct Package {
    archive: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    /// Which part is of which type.
    types: String,
}

/// Where relations between parts are named.
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What the types of relations begin with.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/// The type of the part that says who wrote it and when.
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

impl Package {
    /// An empty package of a day: the same parts give the same bytes.
    pub(crate) fn new((year, month, day): Day) -> Self {
        let written = DateTime::from_date_and_time(year.max(1980), month, day, 0, 0, 0).unwrap_or_default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(written);
        Self { archive: ZipWriter::new(Cursor::new(Vec::new())), options, types: String::new() }
    }

    /// A part of a type, by its path without a slash before it.
    pub(crate) fn part(&mut self, path: &str, content_type: &str, text: &str) -> Result<(), Unwritable> {
        push(&mut self.types, format_args!("<Override PartName=\"/{path}\" ContentType=\"{content_type}\"/>"));
        self.bytes(path, text.as_bytes())
    }

    /// A part whose type follows from the ending of its name.
    pub(crate) fn bytes(&mut self, path: &str, bytes: &[u8]) -> Result<(), Unwritable> {
        self.archive.start_file(path, self.options).map_err(|_| Unwritable)?;
        self.archive.write_all(bytes).map_err(|_| Unwritable)
    }

    /// The relations of the part at `path`; each is a kind and where it leads, and is called `rId1`, `rId2`, … in order.
    pub(crate) fn relations(&mut self, path: &str, relations: &[(&str, String)]) -> Result<(), Unwritable> {
        let mut text = format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">");
        for (number, (kind, target)) in (1..).zip(relations) {
            let kind = if *kind == "core" { CORE.to_owned() } else { format!("{OFFICE}{kind}") };
            push(&mut text, format_args!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>"));
        }
        text.push_str("</Relationships>");
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        self.bytes(&format!("{folder}_rels/{name}.rels"), text.as_bytes())
    }

    /// Who wrote it, when, and what it is called; leads to the document at `main`.
    pub(crate) fn about(&mut self, main: &str, title: &str, (year, month, day): Day) -> Result<(), Unwritable> {
        let title = super::xml::text(title);
        let when = format!("{:04}-{:02}-{:02}T00:00:00Z", year.max(1), month.max(1), day.max(1));
        let core = format!(
            "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>Permille</dc:creator>\
             <dcterms:created xsi:type=\"dcterms:W3CDTF\">{when}</dcterms:created>\
             <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{when}</dcterms:modified></cp:coreProperties>"
        );
        self.part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", &core)?;
        let app = format!(
            "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
             <Application>Permille</Application></Properties>"
        );
        self.part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", &app)?;
        let roots = [
            ("officeDocument", main.to_owned()),
            ("core", "docProps/core.xml".to_owned()),
            ("extended-properties", "docProps/app.xml".to_owned()),
        ];
        self.relations("", &roots)
    }

    /// The bytes of the whole.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, Unwritable> {
        let types = format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>{}</Types>",
            self.types
        );
        self.bytes("[Content_Types].xml", types.as_bytes())?;
        Ok(self.archive.finish().map_err(|_| Unwritable)?.into_inner())
    }
}

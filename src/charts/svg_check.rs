//! A small reader of the SVG that the charts write, for their tests.

/// A text as drawn: its words, the point it stands at, its size and its anchor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DrawnText {
    pub words: String,
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub anchor: String,
    pub upward: bool,
}

impl DrawnText {
    /// Returns left, top, right and bottom, by the charts' own measure.
    pub fn bounds(&self) -> (f64, f64, f64, f64) {
        let width = super::measure::text_width(&self.words, self.size);
        let before = match self.anchor.as_str() {
            "end" => width,
            "middle" => width / 2.0,
            _ => 0.0,
        };
        let (ascent, descent) = (self.size * 0.72, self.size * 0.08);
        if self.upward {
            (self.x - ascent, self.y + before - width, self.x + descent, self.y + before)
        } else {
            (self.x - before, self.y - ascent, self.x - before + width, self.y + descent)
        }
    }
}

/// Returns the value of an attribute in a tag.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = tag[start..].find('"')?;
    Some(&tag[start..start + end])
}

/// Reads the document: asserts that it is well formed and returns its texts.
pub(crate) fn texts(svg: &str) -> Vec<DrawnText> {
    let mut open: Vec<&str> = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    let moved = |groups: &[&str]| {
        let by = groups.iter().filter_map(|tag| attribute(tag, "transform")?.strip_prefix("translate(")?.strip_suffix(')'));
        by.filter_map(|by| by.split_once(' ')).fold((0.0, 0.0), |(x, y), (by_x, by_y)| {
            (x + by_x.parse::<f64>().unwrap_or(f64::NAN), y + by_y.parse::<f64>().unwrap_or(f64::NAN))
        })
    };
    let mut found = Vec::new();
    let mut pending: Option<DrawnText> = None;
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let words = &rest[..start];
        assert!(!words.contains('>'), "a stray > in {words:?}");
        check_entities(words);
        if let Some(text) = &mut pending {
            text.words.push_str(&unescape(words));
        }
        let end = rest[start..].find('>').expect("every tag ends") + start;
        let tag = &rest[start..=end];
        check_entities(tag);
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes in {tag}");
        if let Some(name) = tag.strip_prefix("</") {
            let name = name.trim_end_matches('>');
            assert_eq!(open.pop(), Some(name), "tags nest");
            if name == "g" {
                groups.pop();
            }
            if name == "text" {
                found.push(pending.take().expect("a text was open"));
            }
        } else if !tag.ends_with("/>") {
            let name = tag[1..].split([' ', '>', '\n']).next().unwrap_or("");
            open.push(name);
            if name == "g" {
                groups.push(tag);
            }
            if name == "text" {
                let group = groups.last().copied().unwrap_or("");
                let number = |value: Option<&str>| value.and_then(|v| v.parse().ok()).unwrap_or(f64::NAN);
                pending = Some(DrawnText {
                    words: String::new(),
                    x: number(attribute(tag, "x")) + moved(&groups).0,
                    y: number(attribute(tag, "y")) + moved(&groups).1,
                    size: number(attribute(group, "font-size")),
                    anchor: attribute(group, "text-anchor").unwrap_or("start").to_owned(),
                    upward: tag.contains("rotate("),
                });
            }
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "all tags are closed: {open:?}");
    found
}

/// Returns how many separate shapes are filled or stroked in a role.
pub(crate) fn shapes(svg: &str, attribute_name: &str, token: &str) -> usize {
    let wanted = format!("var({token})");
    svg.split('<')
        .filter(|tag| tag.starts_with("path") && attribute(tag, attribute_name) == Some(wanted.as_str()))
        .filter_map(|tag| attribute(tag, "d"))
        .map(|path| path.matches('M').count())
        .sum()
}

/// Asserts that no two texts overlap and that all lie within the drawing and are readable.
pub(crate) fn assert_legible(drawing: &super::Drawing) {
    let texts = texts(&drawing.svg);
    for (index, text) in texts.iter().enumerate() {
        let (left, top, right, bottom) = text.bounds();
        assert!(text.size >= 11.0, "too small: {text:?}");
        assert!(
            left >= -0.6 && top >= -0.6 && right <= drawing.width + 0.6 && bottom <= drawing.height + 0.6,
            "outside of {}×{}: {text:?} {:?}",
            drawing.width,
            drawing.height,
            text.bounds()
        );
        for other in &texts[index + 1..] {
            let (l, t, r, b) = other.bounds();
            assert!(
                right <= l + 0.5 || r <= left + 0.5 || bottom <= t + 0.5 || b <= top + 0.5,
                "overlap: {text:?} and {other:?}"
            );
        }
    }
}

fn check_entities(text: &str) {
    for part in text.split('&').skip(1) {
        let known = ["lt;", "gt;", "amp;", "quot;", "#39;"];
        assert!(known.iter().any(|entity| part.starts_with(entity)), "a bare & before {part:?}");
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

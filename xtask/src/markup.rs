//! The site's page as tags and what stands between them. It is our own page: plain tags, attributes in quotes, no scripts within.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text and comments.
    Text(&'a str),
    /// A tag without its brackets.
    Tag(&'a str),
}

impl<'a> Piece<'a> {
    /// What it says.
    pub const fn text(self) -> &'a str {
        match self {
            Self::Text(text) | Self::Tag(text) => text,
        }
    }
}

/// The pieces of a page in order.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let start = rest.find('<').unwrap_or(rest.len());
        let is_tag = rest[start..]
            .strip_prefix('<')
            .is_some_and(|tag| tag.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/'));
        let (piece, after) = if start > 0 {
            (Piece::Text(&rest[..start]), start)
        } else if is_tag {
            let end = rest.find('>').unwrap_or(rest.len());
            (Piece::Tag(&rest[1..end]), (end + 1).min(rest.len()))
        } else {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            (Piece::Text(&rest[..end]), end)
        };
        rest = &rest[after..];
        (after > 0).then_some(piece)
    })
}

/// The value of a tag's attribute, which stands in double quotes.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, value)) = rest.split_once(&format!("{name}=\"")) {
        if before.ends_with(char::is_whitespace) {
            return value.split('"').next();
        }
        rest = value;
    }
    None
}

/// Whether a text can stand within a script or style element: nothing in it ends the element or begins a comment, no line ends in a way that a
/// browser would change, and no letter would be written otherwise in a page.
pub fn fits(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    text.is_ascii() && !["</script", "</style", "<script", "<!--", "\r", "\0"].iter().any(|end| lower.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_pieces() {
        let html = "<!DOCTYPE html>\n<p class=\"a\">1 <b>x</b></p><!-- c --> end";
        let whole: String = pieces(html)
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Tag(tag) => format!("<{tag}>"),
            })
            .collect();
        assert_eq!(whole, html);
        assert!(pieces(html).any(|piece| piece == Piece::Tag("p class=\"a\"")));
        assert_eq!(attribute("p data-x=\"2\" x=\"1\"", "x"), Some("1"));
        assert_eq!(attribute("p data-x=\"2\"", "x"), None);
    }

    #[test]
    fn what_would_end_its_element_does_not_fit() {
        for text in ["</script>", "</SCRIPT ", "a</style>", "<!-- x", "\r\n", "<script", "\u{2030}"] {
            assert!(!fits(text), "{text}");
        }
        assert!(fits("if (a < b) return \"<div>\";\n"));
    }
}

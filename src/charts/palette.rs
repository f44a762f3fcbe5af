//! Colours for a drawing that leaves the page, where no style sheet follows it.

use std::borrow::Cow;

use super::drawing::Drawing;
use super::role::Role;

/// A literal colour for every role, and the typeface.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    colours: [Cow<'static, str>; Role::COLOURS.len()],
    font: Cow<'static, str>,
}

/// The typefaces of an exported drawing, as the page has them.
const FONTS: &str = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans', 'Segoe UI', sans-serif";

impl Palette {
    /// Returns the colours of the light page.
    #[must_use]
    pub fn light() -> Self {
        Self::from_literals([
            "#1c2126", "#545b62", "#6e7479", "#e4dfd3", "#cbc4b4", "#fbfaf6", "#fffefb", "#b5391f", "#f6e1d9", "#17626a",
            "#d9e9ea", "#80570c", "#f4e7c6", "#5a6065", "#1c2126", "#3566b0", "#a3541f", "#6b4a93", "#3b6b2f", "#96396b",
            "#6d6326", "#4a6272", "#2458b8",
        ])
    }

    /// Returns the palette with another colour for one role.
    #[must_use]
    pub fn with(mut self, role: Role, colour: impl Into<Cow<'static, str>>) -> Self {
        if let Some(slot) = self.colours.get_mut(role as usize) {
            *slot = colour.into();
        }
        self
    }

    /// Returns the colour of a role.
    #[must_use]
    pub fn colour(&self, role: Role) -> &str {
        let role = match role {
            Role::Hatch => Role::NoData,
            Role::Dots => Role::Met,
            Role::Lines => Role::OnTrack,
            plain => plain,
        };
        self.colours.get(role as usize).map_or("#000000", AsRef::as_ref)
    }

    fn from_literals(colours: [&'static str; Role::COLOURS.len()]) -> Self {
        Self { colours: colours.map(Cow::Borrowed), font: Cow::Borrowed(FONTS) }
    }
}

impl Drawing {
    /// Returns an SVG document that needs no page around it: literal colours, typefaces, paper.
    #[must_use]
    pub fn standalone(&self, palette: &Palette) -> String {
        let mut out = String::with_capacity(self.svg.len() + 512);
        let mut rest = self.svg.as_str();
        // Only within tags: a label that happens to read `var(--ink)` is left alone. A `<` or `>`
        // outside of tags is always escaped, so the two are easily told apart.
        while let Some(end) = rest.find('>') {
            let (tag, after) = rest.split_at(end + 1);
            let words = tag.rfind('<').unwrap_or(0);
            out.push_str(&tag[..words]);
            resolve(&mut out, &tag[words..], palette);
            if tag[words..].starts_with("<svg") {
                dress(&mut out, self, palette);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// Adds the typefaces to the root just written, and paper behind the drawing.
fn dress(out: &mut String, drawing: &Drawing, palette: &Palette) {
    if out.pop().is_some() {
        out.push_str(" font-family=\"");
        super::units::push_escaped(out, &palette.font);
        out.push_str("\" style=\"font-variant-numeric:tabular-nums\">\n<rect width=\"");
        out.push_str(&drawing.width.to_string());
        out.push_str("\" height=\"");
        out.push_str(&drawing.height.to_string());
        out.push_str("\" fill=\"");
        super::units::push_escaped(out, palette.colour(Role::Paper));
        out.push_str("\"/>");
    }
}

/// Copies a tag with its custom properties replaced.
fn resolve(out: &mut String, tag: &str, palette: &Palette) {
    let mut rest = tag;
    while let Some(start) = rest.find("var(") {
        out.push_str(&rest[..start]);
        let after = &rest[start + 4..];
        let Some(end) = after.find(')') else {
            rest = &rest[start..];
            break;
        };
        let token = &after[..end];
        let role = Role::COLOURS.into_iter().find(|role| role.token() == token);
        super::units::push_escaped(out, palette.colour(role.unwrap_or(Role::Ink)));
        rest = &after[end + 1..];
    }
    out.push_str(rest);
}

//! A plotters backend that writes SVG in roles instead of colours.
//!
//! Plotters' own SVG backend rounds every point to a whole pixel, which kinks a gently rising line,
//! names fonts and writes one element a shape. This one works in tenths of a pixel, leaves fonts to
//! the style sheet, and joins neighbouring shapes of the same look into one element: a heat map of
//! 1,200 cells is five paths, and a browser parses it within a frame.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, FontTransform,
};

use super::role::{Dash, Role};
use super::units::{UNITS_PER_PIXEL, push_escaped, to_units};

/// What neighbouring shapes must share to be written as one element.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Run {
    /// No element is open.
    Nothing,
    /// A filled path.
    Filled(Tint),
    /// A stroked path and its width in units.
    Stroked(Tint, u32),
    /// A group of discs.
    Discs(Tint),
    /// A group of rings and their stroke's width in units.
    Rings(Tint, u32),
    /// A group of texts.
    Texts(Tint, Lettering),
}

/// A role, its dash and how solid it is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Tint {
    role: Role,
    dash: Dash,
    alpha: f64,
}

/// What neighbouring texts share.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Lettering {
    size: f64,
    bold: bool,
    anchor: &'static str,
}

/// The backend. It appends to a text that the caller keeps.
pub(crate) struct Sheet<'text> {
    out: &'text mut String,
    size: (u32, u32),
    patterns: String,
    run: Run,
}

impl<'text> Sheet<'text> {
    /// Starts a sheet of so many pixels; the ids of its patterns begin with `patterns`.
    pub fn new(out: &'text mut String, width: f64, height: f64, patterns: &str) -> Self {
        Self {
            out,
            size: (to_units(width).max(0).unsigned_abs(), to_units(height).max(0).unsigned_abs()),
            patterns: patterns.to_owned(),
            run: Run::Nothing,
        }
    }

    /// Ends the open element, if there is one.
    fn close(&mut self) {
        match self.run {
            Run::Nothing => {}
            Run::Filled(_) | Run::Stroked(..) => self.out.push_str("\"/>\n"),
            Run::Discs(_) | Run::Rings(..) | Run::Texts(..) => self.out.push_str("</g>\n"),
        }
        self.run = Run::Nothing;
    }

    /// Opens an element of the given look, unless one is open already.
    fn open(&mut self, run: Run) {
        if self.run == run {
            return;
        }
        self.close();
        match run {
            Run::Nothing => {}
            Run::Filled(tint) => {
                self.out.push_str("<path fill=");
                self.tint(tint, "fill");
                self.out.push_str(" d=\"");
            }
            Run::Stroked(tint, width) => {
                self.out.push_str("<path fill=\"none\" stroke=");
                self.tint(tint, "stroke");
                self.stroke(tint, width);
                self.out.push_str(" d=\"");
            }
            Run::Discs(tint) => {
                self.out.push_str("<g fill=");
                self.tint(tint, "fill");
                self.out.push('>');
            }
            Run::Rings(tint, width) => {
                self.out.push_str("<g fill=\"none\" stroke=");
                self.tint(tint, "stroke");
                self.stroke(tint, width);
                self.out.push('>');
            }
            Run::Texts(tint, lettering) => {
                self.out.push_str("<g fill=");
                self.tint(tint, "fill");
                let _ = write!(self.out, " font-size=\"{}\"", lettering.size);
                if lettering.bold {
                    self.out.push_str(" font-weight=\"600\"");
                }
                if lettering.anchor != "start" {
                    let _ = write!(self.out, " text-anchor=\"{}\"", lettering.anchor);
                }
                self.out.push('>');
            }
        }
        self.run = run;
    }

    /// Writes a tint as the value of `fill` or `stroke`, with its opacity.
    fn tint(&mut self, tint: Tint, attribute: &str) {
        let _ = match tint.role.pattern() {
            Some(pattern) => write!(self.out, "\"url(#{}-{pattern})\"", self.patterns),
            None => write!(self.out, "\"var({})\"", tint.role.token()),
        };
        if tint.alpha < 1.0 {
            let _ = write!(self.out, " {attribute}-opacity=\"{:.2}\"", tint.alpha);
        }
    }

    /// Writes a stroke's width and dash.
    fn stroke(&mut self, tint: Tint, width: u32) {
        let width = f64::from(width) / UNITS_PER_PIXEL;
        let _ = write!(self.out, " stroke-width=\"{width}\"");
        match tint.dash {
            Dash::Solid => {}
            Dash::Dashed => {
                let (on, off) = (width * 3.0 + 1.0, width * 2.0 + 1.0);
                let _ = write!(self.out, " stroke-dasharray=\"{on:.1} {off:.1}\"");
            }
            Dash::Dotted => self.out.push_str(" stroke-dasharray=\"1 2.5\""),
        }
    }

    /// Writes a length in pixels.
    fn length(&mut self, units: i32) {
        if units < 0 {
            self.out.push('-');
        }
        let size = units.unsigned_abs();
        let _ = write!(self.out, "{}", size / 10);
        if !size.is_multiple_of(10) {
            let _ = write!(self.out, ".{}", size % 10);
        }
    }

    /// Writes a pair of lengths.
    fn point(&mut self, command: char, (x, y): BackendCoord) {
        self.out.push(command);
        self.length(x);
        self.out.push(' ');
        self.length(y);
    }

    /// Writes a line through points.
    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (index, point) in points.into_iter().enumerate() {
            self.point(if index == 0 { 'M' } else { 'L' }, point);
        }
    }
}

/// Reads the role and dash back from the colour they travelled in.
fn tint_of(colour: BackendColor) -> Tint {
    Tint { role: Role::from_byte(colour.rgb.0), dash: Dash::from_byte(colour.rgb.1), alpha: colour.alpha }
}

/// What a drawing call returns: a sheet of text never refuses.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 10, y + 10), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let tint = tint_of(style.color());
        self.open(if fill { Run::Filled(tint) } else { Run::Stroked(tint, style.stroke_width()) });
        self.point('M', (left, top));
        self.out.push('h');
        self.length(right - left);
        self.out.push('v');
        self.length(bottom - top);
        self.out.push('h');
        self.length(left - right);
        self.out.push('z');
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.open(Run::Stroked(tint_of(style.color()), style.stroke_width()));
        self.points(path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.open(Run::Filled(tint_of(style.color())));
        self.points(path);
        self.out.push('z');
        Ok(())
    }

    #[expect(clippy::cast_possible_wrap, reason = "a radius is a few pixels")]
    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let tint = tint_of(style.color());
        self.open(if fill { Run::Discs(tint) } else { Run::Rings(tint, style.stroke_width()) });
        self.out.push_str("<circle cx=\"");
        self.length(x);
        self.out.push_str("\" cy=\"");
        self.length(y);
        self.out.push_str("\" r=\"");
        self.length(radius as i32);
        self.out.push_str("\"/>");
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, reason = "a text's height is a few pixels")]
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "middle",
        };
        let size = style.size();
        let bold = matches!(style.style(), FontStyle::Bold);
        self.open(Run::Texts(tint_of(style.color()), Lettering { size, bold, anchor }));
        // `dominant-baseline` differs between renderers; a share of the type size does not.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.88,
            VPos::Center => 0.36,
            VPos::Bottom => -0.14,
        };
        let drop = (drop * size * UNITS_PER_PIXEL).round() as i32;
        let turned = matches!(style.transform(), FontTransform::Rotate270);
        let (x, y) = if turned { (at.0 + drop, at.1) } else { (at.0, at.1 + drop) };
        self.out.push_str("<text x=\"");
        self.length(x);
        self.out.push_str("\" y=\"");
        self.length(y);
        if turned {
            self.out.push_str("\" transform=\"rotate(-90 ");
            self.length(x);
            self.out.push(' ');
            self.length(y);
            self.out.push(')');
        }
        self.out.push_str("\">");
        push_escaped(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }
}

//! What a page shows: each piece of text with its place, found by following the operators of the page.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::drawn::{Matrix, Path, Rule, SAME, then};
use super::font::{Font, Fonts};
use super::stream::bytes;
use crate::unread::Unread;

/// So deep forms may stand in forms.
const DEEPEST: usize = 6;
/// More operators than a page of text has.
const MOST_OPERATORS: usize = 2_000_000;

/// A piece of text at its place. Lengths are those of the page, upwards and to the right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it begins.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) until: f32,
    /// How far up its line is.
    pub(super) up: f32,
    /// How large its letters are.
    pub(super) size: f32,
    /// What it says.
    pub(super) text: String,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Its text.
    pub(super) pieces: Vec<Piece>,
    /// The lines drawn on it.
    pub(super) rules: Vec<Rule>,
    /// What is drawn once it is said how.
    path: Path,
    /// Whether the next letter begins a piece, wherever it stands.
    parted: bool,
    /// How many glyphs it has.
    pub(super) glyphs: usize,
    /// Of how many it is not known what they are.
    pub(super) unknown: usize,
    operators: usize,
}

/// What a page shows.
pub(super) fn shown(page: &Page<'_>, fonts: &mut Fonts) -> Result<Shown, Unread> {
    let mut shown = Shown::default();
    let mut operators = Vec::new();
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>("Contents") {
        operators = bytes(&stream)?;
    } else if let Some(streams) = raw.get::<Array<'_>>("Contents") {
        for stream in streams.iter::<Stream<'_>>() {
            operators.extend(bytes(&stream)?);
            operators.push(b'\n');
        }
    }
    follow(&operators, page.resources(), fonts, State::default(), 0, &mut shown)?;
    Ok(shown)
}

/// How text is shown.
#[derive(Clone)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    spacing: f32,
    word_spacing: f32,
    scale: f32,
    leading: f32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: SAME,
            text: SAME,
            line: SAME,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
        }
    }
}

fn follow(
    operators: &[u8],
    resources: &Resources<'_>,
    fonts: &mut Fonts,
    begun: State,
    depth: usize,
    shown: &mut Shown,
) -> Result<(), Unread> {
    let mut state = begun;
    let mut kept: Vec<State> = Vec::new();
    let mut all = TypedIter::new(operators);
    while let Some(one) = all.next() {
        shown.operators += 1;
        if shown.operators > MOST_OPERATORS {
            return Err(Unread::TooLong);
        }
        match one {
            TypedInstruction::SaveState(_) if kept.len() < 256 => kept.push(state.clone()),
            TypedInstruction::RestoreState(_) => {
                if let Some(before) = kept.pop() {
                    state = before;
                }
            }
            TypedInstruction::Transform(by) => {
                let by = [by.0, by.1, by.2, by.3, by.4, by.5].map(|one| one.as_f32());
                state.page = then(by, state.page);
            }
            TypedInstruction::MoveTo(to) => shown.path.go((to.0.as_f32(), to.1.as_f32()), state.page, false),
            TypedInstruction::LineTo(to) => shown.path.go((to.0.as_f32(), to.1.as_f32()), state.page, true),
            TypedInstruction::RectPath(of) => shown.path.draw_box([of.0, of.1, of.2, of.3].map(|one| one.as_f32()), state.page),
            TypedInstruction::EndPath(_) => shown.path = Path::default(),
            TypedInstruction::StrokePath(_) | TypedInstruction::CloseAndStrokePath(_) => shown.paint(true),
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_) => shown.paint(false),
            TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => shown.paint(true),
            TypedInstruction::BeginText(_) => {
                (state.text, state.line) = (SAME, SAME);
                shown.parted = true;
            }
            TypedInstruction::SetTextMatrix(by) => {
                shown.parted = true;
                state.text = [by.0, by.1, by.2, by.3, by.4, by.5].map(|one| one.as_f32());
                state.line = state.text;
            }
            TypedInstruction::NextLine(by) => state.next_line(by.0.as_f32(), by.1.as_f32()),
            TypedInstruction::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f32();
                state.next_line(by.0.as_f32(), by.1.as_f32());
            }
            TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
            TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f32(),
            TypedInstruction::CharacterSpacing(spacing) => state.spacing = spacing.0.as_f32(),
            TypedInstruction::WordSpacing(spacing) => state.word_spacing = spacing.0.as_f32(),
            TypedInstruction::HorizontalScaling(scale) => state.scale = scale.0.as_f32() / 100.0,
            TypedInstruction::TextFont(font) => {
                state.size = font.1.as_f32();
                state.font = resources.get_font(font.0).map(|dict| fonts.of(&dict)).transpose()?;
            }
            TypedInstruction::ShowText(text) => state.show(text.0.as_ref(), shown),
            TypedInstruction::NextLineAndShowText(text) => {
                state.next_line(0.0, -state.leading);
                state.show(text.0.as_ref(), shown);
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                (state.word_spacing, state.spacing) = (text.0.as_f32(), text.1.as_f32());
                state.next_line(0.0, -state.leading);
                state.show(text.2.as_ref(), shown);
            }
            TypedInstruction::ShowTexts(texts) => {
                for object in texts.0.iter::<Object<'_>>() {
                    match object {
                        Object::String(text) => state.show(text.as_ref(), shown),
                        Object::Number(back) => state.move_on(-back.as_f32() / 1_000.0 * state.size * state.scale),
                        _ => {}
                    }
                }
            }
            TypedInstruction::XObject(form) if depth < DEEPEST => {
                if let Some(form) = resources.get_x_object(form.0) {
                    follow_form(&form, resources, fonts, &state, depth, shown)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Follows the operators of a form that a page shows.
fn follow_form(
    form: &Stream<'_>,
    resources: &Resources<'_>,
    fonts: &mut Fonts,
    state: &State,
    depth: usize,
    shown: &mut Shown,
) -> Result<(), Unread> {
    let dict = form.dict();
    if dict.get::<Name<'_>>("Subtype").is_none_or(|sort| sort.as_str() != "Form") {
        return Ok(());
    }
    let mut state = state.clone();
    if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
        let by: Vec<f32> = matrix.iter::<Number>().map(|one| one.as_f32()).collect();
        if let Ok(by) = Matrix::try_from(by) {
            state.page = then(by, state.page);
        }
    }
    let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
    let resources = Resources::from_parent(own, resources.clone());
    follow(&bytes(form)?, &resources, fonts, state, depth + 1, shown)
}

impl State {
    fn next_line(&mut self, right: f32, up: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, right, up], self.line);
        self.text = self.line;
    }

    fn move_on(&mut self, right: f32) {
        self.text = then([1.0, 0.0, 0.0, 1.0, right, 0.0], self.text);
    }

    fn show(&mut self, string: &[u8], shown: &mut Shown) {
        let Some(font) = self.font.clone() else { return };
        for glyph in font.glyphs(string) {
            shown.glyphs += 1;
            let wide = (glyph.width * self.size + self.spacing + if glyph.blank { self.word_spacing } else { 0.0 }) * self.scale;
            let place = then(self.text, self.page);
            let letter = glyph.width * self.size * self.scale;
            self.move_on(wide);
            match glyph.text {
                Some(text) => {
                    let end = then([1.0, 0.0, 0.0, 1.0, letter, 0.0], place);
                    shown.put(place, (end[4], end[5]), self.size, text);
                }
                None => shown.unknown += 1,
            }
        }
    }
}

impl Shown {
    /// Takes what was drawn.
    fn paint(&mut self, stroked: bool) {
        const MOST_RULES: usize = 20_000;
        let further = std::mem::take(&mut self.path).painted(stroked);
        if self.rules.len() + further.len() < MOST_RULES {
            self.rules.extend(further);
        }
    }

    /// Puts a letter at its place: behind the last one, where it goes on with it.
    fn put(&mut self, place: Matrix, end: (f32, f32), size: f32, text: String) {
        let [a, b, _, _, x, y] = place;
        let size = size.abs() * a.hypot(b);
        // Text that runs up or down the page is read as if the page were turned.
        let turned = |x: f32, y: f32| match (a.abs() >= b.abs(), b > 0.0) {
            (true, _) => (x, y),
            (false, true) => (y, -x),
            (false, false) => (-y, x),
        };
        let ((from, up), (until, _)) = (turned(x, y), turned(end.0, end.1));
        if !(from.is_finite() && until.is_finite() && up.is_finite() && size.is_finite()) {
            return;
        }
        let parted = std::mem::take(&mut self.parted);
        if let Some(last) = self.pieces.last_mut()
            && !parted
            && (last.up - up).abs() < 0.01 * size
            && (last.size - size).abs() < 0.01 * size
            && (from - last.until).abs() < 0.15 * size
        {
            last.until = until;
            last.text.push_str(&text);
            return;
        }
        self.pieces.push(Piece { from, until, up, size, text });
    }
}

//! Sums as they are written: `4.5 × 201,400 ÷ 1,000 = 906.3 → 907`.

/// Does a sum again: what stands left of “=” comes to what stands right of it, to as many places as are written there; what stands behind “→” is that
/// rounded to a whole number, either way.
pub fn check(sum: &str) -> Result<(), String> {
    let (left, right) = sum.split_once(" = ").ok_or("there is no sum")?;
    let (result, rounded) = match right.split_once(" → ") {
        Some((result, rounded)) => (result, Some(rounded)),
        None => (right, None),
    };
    let worked = Reader::read(left)?;
    let said = Reader::read(result)?;
    let places = result.trim_end_matches('%').split_once('.').map_or(0, |(_, places)| places.len());
    let half = 0.5 / 10_f64.powi(i32::try_from(places).unwrap_or(0)) + 1e-9;
    if (worked - said).abs() > half {
        return Err(format!("it comes to {worked}"));
    }
    match rounded.map(Reader::read).transpose()? {
        Some(rounded) if rounded.fract() != 0.0 || (rounded - worked).abs() >= 1.0 => {
            Err(format!("{worked} is not {rounded} rounded"))
        }
        _ => Ok(()),
    }
}

/// Reads from left to right.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn read(text: &'a str) -> Result<f64, String> {
        let mut reader = Reader { rest: text.trim() };
        let value = reader.sum()?;
        if reader.rest.is_empty() { Ok(value) } else { Err(format!("“{}” is left", reader.rest)) }
    }

    fn next(&mut self, mark: char) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.strip_prefix(mark);
        self.rest = found.unwrap_or(rest);
        found.is_some()
    }

    fn sum(&mut self) -> Result<f64, String> {
        let mut value = self.product()?;
        loop {
            if self.next('+') {
                value += self.product()?;
            } else if self.next('−') {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.figure()?;
        loop {
            if self.next('×') {
                value *= self.figure()?;
            } else if self.next('÷') {
                value /= self.figure()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn figure(&mut self) -> Result<f64, String> {
        if self.next('(') {
            let value = self.sum()?;
            return if self.next(')') { Ok(value) } else { Err("a bracket stays open".to_owned()) };
        }
        if self.next('−') {
            return Ok(-self.figure()?);
        }
        let rest = self.rest.trim_start();
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && !".,".contains(letter)).unwrap_or(rest.len());
        let (digits, rest) = rest.split_at(end);
        self.rest = rest;
        let value: f64 = digits.replace(',', "").parse().map_err(|_| format!("“{digits}” is no figure"))?;
        Ok(if self.next('%') { value / 100.0 } else { value })
    }
}

#[test]
fn a_wrong_sum_is_found() {
    for sum in
        ["4.5 × 201,400 ÷ 1,000 = 906.3 → 907", "(1 + 2) × 3 − 4 = 5", "40% × 9 = 3.6 → 4", "1 ÷ 3 = 0.3333", "−5 + 2 = −3"]
    {
        assert_eq!(check(sum), Ok(()), "{sum}");
    }
    for sum in ["4.5 × 201,400 ÷ 1,000 = 906.4", "40% × 9 = 3.6 → 5", "1 ÷ 3 = 0.3334", "1 + = 2", "(1 + 2 = 3"] {
        assert!(check(sum).is_err(), "{sum}");
    }
}

//! Tables as text whose cells are set apart by blanks, as terminals and old programs print them.

/// The cells of each line; `None` where blanks set nothing apart.
pub(super) fn split(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().collect();
    let wide: Vec<Vec<&str>> = lines.iter().map(|line| apart(line, 2)).collect();
    if alike(&wide) {
        return Some(owned(&wide));
    }
    if let Some(columns) = columns(&lines) {
        return Some(lines.iter().map(|line| cut(line, &columns)).collect());
    }
    let narrow: Vec<Vec<&str>> = lines.iter().map(|line| apart(line, 1)).collect();
    alike(&narrow).then(|| owned(&narrow))
}

fn owned(lines: &[Vec<&str>]) -> Vec<Vec<String>> {
    lines.iter().map(|cells| cells.iter().map(|&cell| cell.to_owned()).collect()).collect()
}

/// Whether all lines with more than one cell have as many.
fn alike(lines: &[Vec<&str>]) -> bool {
    let widths: Vec<usize> = lines.iter().map(Vec::len).filter(|width| *width > 1).collect();
    widths.len() > 1 && widths.iter().all(|width| *width == widths[0])
}

/// A line's texts, set apart by at least so many blanks; a full-width blank counts for two, and a tab as well.
fn apart(line: &str, least: usize) -> Vec<&str> {
    let (mut cells, mut start, mut end, mut gap) = (Vec::new(), None, 0, 0);
    for (at, letter) in line.char_indices() {
        if letter.is_whitespace() {
            gap += if letter == ' ' { 1 } else { 2 };
            continue;
        }
        if gap >= least
            && let Some(first) = start.take()
        {
            cells.push(&line[first..end]);
        }
        start.get_or_insert(at);
        (end, gap) = (at + letter.len_utf8(), 0);
    }
    cells.extend(start.map(|first| &line[first..end]));
    cells
}

/// How wide a letter is printed.
fn width(letter: char) -> usize {
    if letter >= '\u{1100}' { 2 } else { 1 }
}

/// Where columns begin: wherever something stands in some line after a place that is blank in all.
fn columns(lines: &[&str]) -> Option<Vec<usize>> {
    let body: Vec<&&str> = lines.iter().filter(|line| apart(line, 2).len() > 2).collect();
    if body.len() < 2 {
        return None;
    }
    let mut taken: Vec<bool> = Vec::new();
    for line in &body {
        let mut at = 0;
        for letter in line.chars() {
            let next = at + width(letter);
            taken.resize(taken.len().max(next), false);
            if !letter.is_whitespace() {
                taken[at..next].fill(true);
            }
            at = next;
        }
    }
    let starts: Vec<usize> = (0..taken.len()).filter(|&at| taken[at] && (at == 0 || !taken[at - 1])).collect();
    (starts.len() > 2).then_some(starts)
}

/// A line cut where columns begin.
fn cut(line: &str, columns: &[usize]) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    let mut at = 0;
    for letter in line.chars() {
        let column = columns.iter().rposition(|start| *start <= at).unwrap_or(0);
        cells[column].push(letter);
        at += width(letter);
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_set_cells_apart() {
        let even = "代码    地区    人口\n360202  昌江区  215430\n360203  珠山区  338902\n";
        assert_eq!(split(even).map(|rows| rows[1].clone()), Some(vec!["360202".into(), "昌江区".into(), "215430".into()]));
        // A blank cell leaves what follows where it stands.
        let gap = "code    name      people    beds\n360202  昌江区    215430    1180\n360203  珠山区              3462\n";
        assert_eq!(
            split(gap).map(|rows| rows[2].clone()),
            Some(vec!["360203".into(), "珠山区".into(), String::new(), "3462".into()])
        );
        assert_eq!(split("one two\nthree\nfour five six\n"), None);
    }
}

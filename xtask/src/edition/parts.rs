//! A module in parts that are unpacked side by side, each by a worker of its own: its code in as many as there are likely to be cores, and the rest.

use permille_pack::number as written;

/// In how many parts the code is. More are quicker to unpack and take more room, since none knows of the others.
const CODE_PARTS: usize = 2;
/// The section that holds the code, by its number.
const CODE: u8 = 10;
/// How a module begins.
const BEGINNING: &[u8; 8] = b"\0asm\x01\0\0\0";

/// The parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// All that is no code.
    pub rest: Vec<u8>,
    /// Modules of nothing but some of the code.
    pub code: Vec<Vec<u8>>,
    /// What the module is put together of: bytes of a part, from one to before another. The rest is part 0.
    pub pieces: Vec<[usize; 3]>,
}

/// A module in parts; `None` where it is none that has code.
pub(super) fn parts(module: &[u8]) -> Option<Parts> {
    let mut at = module.starts_with(BEGINNING).then_some(BEGINNING.len())?;
    // The code's section, and where its bodies begin.
    let (end, count) = loop {
        let id = *module.get(at)?;
        at += 1;
        let size = read(module, &mut at)?;
        if id == CODE {
            let end = at + size;
            break (end, read(module, &mut at)?);
        }
        at += size;
    };
    let begin = at;
    let mut parts =
        Parts { rest: [module.get(..begin)?, module.get(end..)?].concat(), code: Vec::new(), pieces: vec![[0, 0, begin]] };
    let mut bodies = 0;
    for part in 1..=CODE_PARTS {
        let (from, first) = (at, bodies);
        // As far as its share of the code goes, and the last to the end.
        while bodies < count && (part == CODE_PARTS || at < begin + (end - begin) * part / CODE_PARTS) {
            let size = read(module, &mut at)?;
            at += size;
            bodies += 1;
        }
        let content = [&written(bodies - first)[..], module.get(from..at)?].concat();
        let code = [BEGINNING, &[CODE][..], &written(content.len()), &content].concat();
        parts.pieces.push([part, code.len() - (at - from), code.len()]);
        parts.code.push(code);
    }
    parts.pieces.push([0, begin, parts.rest.len()]);
    (at == end).then_some(parts)
}

/// A number of seven bits a byte.
fn read(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            return Some(number);
        }
        if shift > 28 {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(bodies: usize) -> Vec<u8> {
        let content = [&written(bodies)[..], &[4, 0, 0x41, 5, 0x0B].repeat(bodies)].concat();
        [&BEGINNING[..], &[1, 1, 0, CODE], &written(content.len()), &content, &[11, 1, 0]].concat()
    }

    #[test]
    fn the_pieces_of_the_parts_are_the_module() {
        for bodies in [0, 1, 2, 3, 300] {
            let module = module(bodies);
            let parts = parts(&module).unwrap();
            let all: Vec<&[u8]> = std::iter::once(&parts.rest).chain(&parts.code).map(Vec::as_slice).collect();
            let whole: Vec<u8> = parts.pieces.iter().flat_map(|&[part, from, to]| all[part][from..to].to_vec()).collect();
            assert_eq!(whole, module, "{bodies}");
            assert!(bodies < 2 || parts.code.iter().all(|code| code.len() < module.len() / 2 + 16));
        }
    }

    #[test]
    fn what_is_no_module_or_is_cut_has_no_parts() {
        let module = module(3);
        assert_eq!(parts(b"\0asm\x01\0\0\0"), None);
        assert_eq!(parts(&module[1..]), None);
        assert_eq!(parts(&module[..module.len() - 6]), None);
    }
}

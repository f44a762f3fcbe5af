//! In which order the functions of a module stand, for a compressor with a short memory.

use crate::failure::{Failure, Result};
use std::collections::BTreeMap;
use std::ops::Range;
use wasm_encoder::{CustomSection, Module, NameMap, NameSection, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// The module with each function named by its place in the best order: those made of one generic function side by side, like lengths together. They differ in a
/// few instructions, and what they have in common is written once. The module has its names, laid open as the linker of the page does.
pub fn named_by_order(module: &[u8]) -> Result<Vec<u8>> {
    let unread = |error: wasmparser::BinaryReaderError| Failure::new(format!("The module cannot be read: {error}."));
    let (mut imported, mut lengths, mut names) = (0_u32, Vec::new(), BTreeMap::new());
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(unread)?;
        let mut copied = payload.as_section();
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import.map_err(unread)?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => lengths.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        if let Name::Function(functions) = subsection.map_err(unread)? {
                            for naming in functions {
                                let naming = naming.map_err(unread)?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                } else {
                    out.section(&CustomSection { name: section.name().into(), data: section.data().into() });
                }
                copied = None;
            }
            _ => {}
        }
        if let Some((id, range)) = copied {
            out.section(&RawSection { id, data: slice(module, range) });
        }
    }
    let mut functions: Vec<(String, usize, u32)> = (imported..)
        .zip(lengths)
        .map(|(index, length)| {
            let name = names.get(&index).copied().unwrap_or_default();
            (generic(name), length, index)
        })
        .collect();
    functions.sort();
    let mut places: Vec<(u32, usize)> = functions.iter().enumerate().map(|(place, (_, _, index))| (*index, place)).collect();
    places.sort_unstable();
    let mut map = NameMap::new();
    for (index, place) in places {
        map.append(index, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&map);
    out.section(&section);
    Ok(out.finish())
}

/// What stands in a module from one byte to another, as its reader has found it.
fn slice(module: &[u8], Range { start, end }: Range<u64>) -> &[u8] {
    let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
    module.get(at(start)..at(end)).unwrap_or_default()
}

/// The name without what its types are: `Clone core::clone` of every `<… as core::clone::Clone>::clone`.
fn generic(name: &str) -> String {
    let of_trait = name.strip_prefix('<').and_then(|name| name.rsplit_once(" as ")).map_or("", |(_, of_trait)| of_trait);
    let mut generic: String =
        of_trait.chars().take_while(|letter| letter.is_alphanumeric() || "_:[]".contains(*letter)).collect();
    let mut depth = 0;
    for letter in name.chars() {
        match letter {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ if depth == 0 => generic.push(letter),
            _ => {}
        }
    }
    generic
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, TypeSection};

    fn module(functions: &[(&str, usize)]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut signatures, mut code, mut names) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        for (index, (name, length)) in functions.iter().enumerate() {
            signatures.function(0);
            let mut function = Function::new([]);
            for _ in 0..*length {
                function.instruction(&Instruction::Nop);
            }
            function.instruction(&Instruction::End);
            code.function(&function);
            names.append(u32::try_from(index).unwrap(), name);
        }
        let mut section = NameSection::new();
        section.functions(&names);
        module.section(&types).section(&signatures).section(&code).section(&section);
        module.finish()
    }

    fn names(module: &[u8]) -> Vec<String> {
        let payloads = Parser::new(0).parse_all(module).map(|payload| payload.unwrap());
        let named = payloads.filter_map(|payload| match payload {
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(mut subsections) => match subsections.next()?.unwrap() {
                    Name::Function(functions) => {
                        Some(functions.into_iter().map(|naming| naming.unwrap().name.to_owned()).collect())
                    }
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
        named.flat_map(|names: Vec<String>| names).collect()
    }

    #[test]
    fn what_is_made_of_one_generic_function_stands_together_by_length() {
        let sort = |of: &str| format!("core::slice::sort::stable::sort::<{of}>");
        let (small, large) = (sort("u8"), sort("alloc::string::String"));
        let ordered =
            named_by_order(&module(&[(&large, 9), ("permille::area", 3), (&small, 2), ("<u8 as a::B>::c", 1)])).unwrap();
        assert_eq!(names(&ordered), ["000002", "000003", "000001", "000000"]);
        // Nothing else of it is changed, and it is the same again.
        assert_eq!(named_by_order(&ordered).unwrap().len(), ordered.len());
        assert!(named_by_order(b"not a module").is_err());
    }
}

//! A form that another program opens and saves anew, in any of its formats, is still the form it was.

use std::fs;
use std::process::Command;

use permille_exchange::tables::import::Known;
use permille_exchange::tables::returns::read;
use permille_exchange::wording::language::Language;

use super::filled::Filling;
use super::{one, row_of, sheets};
use crate::calculated::libreoffice;

#[test]
fn another_program_saves_a_form_in_any_format_and_it_is_still_known() {
    let (set, bytes) = one(Language::Zh);
    let form = &sheets(&bytes)[0];
    let mut filling = Filling::of(&bytes);
    filling.number(row_of(form, "people:resident"), 5, "201900");
    filling.text(row_of(form, "people:rural"), 6, "不详");
    let bytes = filling.bytes();
    let known = Known::new(&set);
    let wanted = read(&sheets(&bytes)[0], &known).unwrap().unwrap();
    let folder = std::env::temp_dir().join(format!("permille-form-{}", std::process::id()));
    let before = folder.join("昌江区 上报.xlsx");
    fs::create_dir_all(&folder).unwrap();
    fs::write(&before, &bytes).unwrap();
    for ending in ["xlsx", "xls", "ods"] {
        let after = folder.join(ending);
        let mut command = Command::new(libreoffice());
        command.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
        command.args(["--headless", "--norestore", "--convert-to", ending, "--outdir"]).arg(&after).arg(&before);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let saved = fs::read(after.join(format!("昌江区 上报.{ending}"))).unwrap();
        let again = read(&sheets(&saved)[0], &known).unwrap().unwrap();
        assert_eq!(again, wanted, "{ending}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

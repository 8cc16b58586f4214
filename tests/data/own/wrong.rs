//! Invalid files: the problem with its place and hint; never a panic.

use career::dataset::LONGEST_LINE;

use super::Ladder;

/// The name of a file, its contents, and all of its problems, without the name.
const FILES: &[(&str, &[u8], &[&str])] = &[
    ("empty.json", b"", &[": error: is empty (a role is as little as an id and a title)"]),
    ("empty", b"", &[": error: is empty (a role is as little as an id and a title)"]),
    ("byte", b"x", &[":1:2: error: key with no value, expected `=` (this is not valid TOML)"]),
    ("byte.json", b"x", &[":1:1: error: expected value (this is not valid JSON)"]),
    ("byte.ndjson", b"x", &[":1:1: error: expected value (this is not valid JSON)"]),
    ("marked.toml", b"\xef\xbb\xbftitle = 'Sage'\n", &[]),
    ("marked.json", b"\xef\xbb\xbf{\"id\":\"sage\",\"title\":\"Sage\"}", &[]),
    ("marked.ndjson", b"\xef\xbb\xbf{\"id\":\"sage\",\"title\":\"Sage\"}\n", &[]),
    ("marked.csv", b"\xef\xbb\xbfid,title\nsage,Sage\n", &[]),
    ("windows.csv", b"id,title,summary\r\nsage,Sage,\"a\r\nb\"\r\n", &[]),
    ("windows.toml", b"title = 'Sage'\r\nsummary = '''a\r\nb'''\r\n", &[]),
    ("nul.csv", b"id,title\nsage,S\0\n", &[":2: error: title: holds the control character U+0000 (remove it)"]),
    (
        "nul.ndjson",
        b"{\"id\":\"sage\",\"title\":\"S\\u0000\"}",
        &[":1:22: error: title: holds the control character U+0000 (remove it)"],
    ),
    ("latin.ndjson", b"{\"id\":\"s\",\"title\":\"S\xe9\"}\n", &[":1: error: is not UTF-8 (save the file as UTF-8)"]),
    ("wide.csv", b"\xff\xfei\0d\0", &[": error: is UTF-16 text (save it as UTF-8; in a spreadsheet, as CSV UTF-8)"]),
    ("latin.csv", b"id,title\ns,S\xe9\n", &[":2: error: is not UTF-8 (save the file as UTF-8)"]),
    ("twice.json", b"{\"id\":\"d\",\"title\":\"D\",\"title\":\"E\"}", &[":1:31: error: title: is there twice (once is enough)"]),
    ("twice.toml", b"title='D'\ntitle='E'\n", &[":2:1: error: duplicate key (this is not valid TOML)"]),
    ("column.csv", b"id,title,title\n", &[":1: error: title: is there twice (a column stands once)"]),
    ("column.csv", b"id,titel\n", &[":1: error: no column is called `titel` (did you mean `title`?)"]),
    ("column.csv", b"id|title\n", &[":1: error: no column is called `id|title` (did you mean `title`?)"]),
    ("column.csv", b"id,level\n", &[":1: error: title: is missing (add a column `title`)"]),
    ("ragged.csv", b"id,title,level\nd,D\n", &[":2: error: has 2 cells (a row has 3)"]),
    (
        "quote.csv",
        b"id,title,level\nd,\"D,mid\ne,E,mid\n",
        &[":2: error: has 2 cells (a row has 3; a quotation mark may not be closed)"],
    ),
    ("no.json", b"{\"title\":\"D\"}", &[":1: error: id: is missing (add `id`)"]),
    ("no.ndjson", b"{\"id\":\"d\"}", &[":1: error: title: is missing (add `title`)"]),
    ("none.json", b"3", &[":1:1: error: is no object (write { \"title\": ... })"]),
    (
        "answer.json",
        b"{\"schema\":\"career/list/1\",\"roles\":[]}",
        &[":1:11: error: schema: `career/list/1` is no dataset (`career export` writes one: career/export/1)"],
    ),
    (
        "lines.json",
        b"{\"id\":\"d\",\"title\":\"D\"}\n{\"id\":\"e\",\"title\":\"E\"}\n",
        &[":1:1: error: is a record a line (such a file is called .ndjson)"],
    ),
    (
        "pretty.ndjson",
        b"{\n  \"id\": \"d\",\n  \"title\": \"D\"\n}\n",
        &[":1: error: is JSON over several lines (a line holds one record; a file of JSON is called .json)"],
    ),
    (
        "list.ndjson",
        b"[{\"id\":\"d\",\"title\":\"D\"}]",
        &[":1:1: error: is a list (a line holds one record; a file that is a list is called .json)"],
    ),
    ("table.ndjson", b"{\"table\":3,\"id\":\"d\",\"title\":\"D\"}", &[":1:10: error: table: must be a text, not integer"]),
    ("overlay.toml", b"hide = []", &[": error: is a part of a dataset (name the folder that it lies in)"]),
];

fn told(ladder: &Ladder, file: &str) -> Vec<String> {
    let (_, problems) = ladder.files(&[file], false).check().unwrap();
    let path = ladder.0.join(file);
    problems.iter().map(|problem| problems.line(problem).replace(&*path.to_string_lossy(), "")).collect()
}

#[test]
fn each_is_told_once_with_its_place_and_mend() {
    let ladder = Ladder::empty("misshapen");
    for (name, bytes, expected) in FILES {
        ladder.write(name, bytes);
        assert_eq!(told(&ladder, name), *expected, "{name}: {}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn ids_are_there_once_in_a_file() {
    let ladder = Ladder::empty("ids");
    ladder.write("ids.csv", "id,title\nd,D\nd,E\n");
    ladder.write("ids.ndjson", "{\"id\":\"d\",\"title\":\"D\"}\n{\"id\":\"d\",\"title\":\"E\"}\n");
    assert_eq!(told(&ladder, "ids.csv"), [":3: error: id: a second role `d` (the first is in :2)"]);
    assert_eq!(told(&ladder, "ids.ndjson"), [":2:7: error: id: a second role `d` (the first is in :1:7)"]);
}

#[test]
fn limits_are_told() {
    let ladder = Ladder::empty("limits");
    let long = "x".repeat(usize::try_from(LONGEST_LINE).unwrap());
    ladder.write("long.ndjson", format!("{{\"id\":\"d\",\"title\":\"D\",\"summary\":\"{long}\"}}\n"));
    assert_eq!(told(&ladder, "long.ndjson"), [":1: error: is too long a line (at most 4194304 bytes)"]);
    ladder.write("long.json", format!("{{\"id\":\"d\",\"title\":\"{}\",\"day\":\"{}\"}}", &long[..121], &long[..20_001]));
    let expected =
        [":1:19: error: title: has 121 characters (at most 120)", ":1:149: error: day: has 20001 characters (at most 20000)"];
    assert_eq!(told(&ladder, "long.json")[..2], expected);
    let deep = format!("{{\"id\":\"d\",\"title\":\"D\",\"tools\":{}{}}}", "[".repeat(200), "]".repeat(200));
    ladder.write("deep.json", &deep);
    ladder.write("deep.ndjson", &deep);
    let expected = [":1:32: error: tools: must be a table, not array", ":1:35: error: is nested too deeply (at most 4 levels)"];
    assert_eq!(told(&ladder, "deep.json"), expected);
    assert_eq!(told(&ladder, "deep.ndjson"), expected);
}

#[test]
fn folders_without_data_and_data_out_of_place_are_told() {
    let ladder = Ladder::empty("folders");
    ladder.write("none/readme.txt", "");
    assert_eq!(
        told(&ladder, "none"),
        [": error: holds nothing of a dataset (name the folder above roles/; `career init DIR` writes an example)"]
    );
    ladder.write("stray/roles/sage.toml", "title = 'Sage'\n");
    ladder.write("stray/roles.json", "[]");
    let expected = ["/roles.json: warning: is not read (roles lie in roles/, or in roles.ndjson and roles.csv)"];
    assert_eq!(told(&ladder, "stray"), expected);
    assert_eq!(told(&ladder, "missing"), [": error: cannot be read: No such file or directory (os error 2)"]);
}

//! The cache of compiled images: same output as without it, never stale, and no errors if it cannot be written.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, SystemTime};

use super::Ladder;
use crate::program::{Outcome, Run, career};

/// A dataset and a private cache directory.
struct Cached(Ladder);

impl Cached {
    fn new(name: &str) -> Self {
        Self(Ladder::empty(&format!("cache-{name}")))
    }

    /// The program with that cache, in the folder of the data.
    fn run(&self, line: &str) -> Run {
        let cache = self.0.0.join("cache");
        career(line.split_whitespace()).within(&self.0.0).env("XDG_CACHE_HOME", &cache.to_string_lossy())
    }

    fn go(&self, line: &str) -> Outcome {
        self.run(line).go()
    }

    /// The files in the cache, sorted.
    fn entries(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.0.0.join("cache/career"));
        let mut entries: Vec<_> = entries.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries
    }

    /// The title of `sage`, a role in every dataset of these tests.
    fn title(&self, data: &str) -> String {
        let page = self.go(&format!("show sage {data}")).answer();
        page.lines().next().unwrap_or_default().split(": ").next().unwrap_or_default().to_owned()
    }
}

/// Waits until written files are old enough to be cached.
fn settle() {
    thread::sleep(Duration::from_millis(3100));
}

fn sage(title: &str) -> String {
    format!("id,title\nsage,{title}\n")
}

const COMMANDS: [&str; 20] = [
    "list",
    "list --json",
    "show sage sre",
    "show sage --json",
    "show sage --sources",
    "salary sre",
    "tools",
    "sources",
    "search sage",
    "compare sage sre",
    "path sysadmin sre",
    "path --to sage",
    "gap sage sre",
    "next sysadmin",
    "prereqs sre",
    "similar sre",
    "fit --role sre --unlock",
    "export",
    "export --format ndjson",
    "export --graph",
];

#[test]
fn every_command_and_every_form_answers_the_same_bytes() {
    let cached = Cached::new("same");
    cached.0.write("sage.csv", sage("Sage"));
    cached.0.write("sage.ndjson", "{\"id\":\"sage\",\"title\":\"Sage\",\"next\":[\"site-reliability-engineer\"]}\n");
    cached.0.write("sage.json", "{\"roles\":[{\"id\":\"sage\",\"title\":\"Sage\"}]}");
    cached.0.write("sage.toml", "title = \"Sage\"\nlevel = \"mid\"\n");
    cached.0.write("folder/roles/sages/sage.toml", "title = \"Sage\"\n");
    cached.0.write("folder/categories.toml", "[sages]\ntitle = \"Sages\"\n");
    cached.0.write("folder/overlay.toml", "hide = [\"game-developer\"]\n");
    cached.go("compile sage.csv --only -o sage.career").answer();
    settle();
    let layers = "--data sage.csv --data folder";
    let forms =
        ["--data sage.csv", "--data sage.ndjson", "--data sage.json", "--data sage.toml", "--data folder", "--data sage.career"];
    for (count, form) in forms.into_iter().chain([layers]).enumerate() {
        let commands = if form == layers { &COMMANDS[..] } else { &COMMANDS[..3] };
        for command in commands {
            let line = format!("{command} {form}");
            let expected = cached.go(&format!("{line} --no-cache"));
            // Exit code 2 means errors in the data, which is then never cached: every comparison would pass. Exit code 1 is fine.
            assert_ne!(expected.code, Some(2), "{line}: {}", expected.stderr);
            for run in ["compiled", "cached"] {
                assert_eq!(cached.go(&line), expected, "{line}, {run}");
            }
        }
        assert_eq!(cached.entries().len(), count + 1, "{form}");
    }
}

#[test]
fn every_change_is_seen() {
    let cached = Cached::new("changes");
    cached.0.write("a.csv", sage("Sage"));
    cached.0.write("b.csv", sage("Seer"));
    cached.0.write("folder/roles.csv", sage("Sage"));
    symlink("a.csv", cached.0.0.join("link.csv")).unwrap();
    settle();
    let title = |data: &str| (cached.title(data), cached.title(data)).1;
    assert_eq!(title("--data a.csv --data b.csv"), "Seer");
    assert_eq!(title("--data b.csv --data a.csv"), "Sage", "the order of layers");
    assert_eq!(title("--data link.csv"), "Sage");
    fs::remove_file(cached.0.0.join("link.csv")).unwrap();
    symlink("b.csv", cached.0.0.join("link.csv")).unwrap();
    assert_eq!(title("--data link.csv"), "Seer", "a link that leads elsewhere");
    let count = |data: &str| cached.go(&format!("list {data}")).answer().lines().count();
    assert!(count("--data a.csv") > 1);
    assert_eq!(count("--data a.csv --only"), 1, "--only");
    assert_eq!(title("--data a.csv"), "Sage");
    let path = cached.0.0.join("a.csv");
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    cached.0.write("a.csv", sage("Sire"));
    File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    assert_eq!(title("--data a.csv"), "Sire", "the same size and modification time");
    let folder = || count("--data folder --only");
    assert_eq!((folder(), folder()), (1, 1));
    cached.0.write("folder/roles/new.toml", "title = \"New\"\n");
    assert_eq!(folder(), 2, "a file that appears");
    settle();
    assert_eq!((folder(), folder()), (2, 2));
    cached.0.write("folder/overlay.toml", "hide = [\"new\"]\n");
    assert_eq!(folder(), 1, "an overlay that appears");
    settle();
    assert_eq!((folder(), folder()), (1, 1));
    fs::remove_file(cached.0.0.join("folder/overlay.toml")).unwrap();
    assert_eq!(folder(), 2, "one that goes");
}

#[test]
fn the_same_path_elsewhere_is_other_data() {
    let cached = Cached::new("elsewhere");
    cached.0.write("x/sage.csv", sage("Sage"));
    cached.0.write("y/sage.csv", sage("Seer"));
    settle();
    let show = |folder: &str| cached.run("show sage --data sage.csv").within(&cached.0.0.join(folder)).go().answer();
    let shown = [show("x"), show("y"), show("x"), show("y")];
    assert!(shown[0].starts_with("Sage: ") && shown[1].starts_with("Seer: "), "{shown:?}");
    assert_eq!(shown[..2], shown[2..]);
    let absolute = cached.0.0.join("x/sage.csv").to_string_lossy().into_owned();
    let asked = || cached.go(&format!("show sage --data {absolute} --json")).answer();
    assert!(asked().contains(&absolute) && asked() == asked(), "the file is cited as it was given");
}

#[test]
fn errors_come_every_time() {
    let cached = Cached::new("errors");
    cached.0.write("bad.csv", "id,title\nsage,\n");
    settle();
    let first = cached.go("list --data bad.csv");
    assert_eq!(first.code, Some(2));
    assert_eq!(cached.go("list --data bad.csv"), first);
    assert!(cached.entries().is_empty());
}

#[test]
fn a_damaged_entry_is_compiled_anew() {
    let cached = Cached::new("damaged");
    cached.0.write("sage.csv", sage("Sage"));
    cached.0.write("seer.csv", sage("Seer"));
    settle();
    let expected = cached.go("show sage --data sage.csv");
    let [entry] = cached.entries().try_into().unwrap();
    cached.go("show sage --data seer.csv").answer();
    let other = cached.entries().into_iter().find(|path| *path != entry).unwrap();
    let sound = fs::read(&entry).unwrap();
    let times = fs::metadata(&entry).unwrap().modified().unwrap();
    let damage: [(&str, &dyn Fn()); 6] = [
        ("cut short", &|| File::options().write(true).open(&entry).unwrap().set_len(1000).unwrap()),
        ("cut short, its time restored", &|| {
            let file = File::options().write(true).open(&entry).unwrap();
            file.set_len(5000).unwrap();
            file.set_modified(times).unwrap();
        }),
        ("a byte flipped", &|| {
            let mut bytes = sound.clone();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(&entry, bytes).unwrap();
        }),
        ("empty", &|| fs::write(&entry, "").unwrap()),
        ("another entry", &|| {
            fs::copy(&other, &entry).unwrap();
            let modified = fs::metadata(&other).unwrap().modified().unwrap();
            File::options().write(true).open(&entry).unwrap().set_modified(modified).unwrap();
        }),
        ("written by others", &|| {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&entry, fs::Permissions::from_mode(0o666)).unwrap();
        }),
    ];
    for (what, damage) in damage {
        damage();
        assert_eq!(cached.go("show sage --data sage.csv"), expected, "{what}");
        assert_eq!(fs::read(&entry).unwrap(), sound, "{what}: it is repaired");
        assert_eq!(fs::metadata(&entry).unwrap().modified().unwrap(), times, "{what}");
    }
}

#[test]
fn where_nothing_can_be_kept_nothing_is_said() {
    let cached = Cached::new("unwritable");
    cached.0.write("sage.csv", sage("Sage"));
    cached.0.write("occupied", "");
    cached.0.write("home/career", "");
    settle();
    let expected = cached.go("list --data sage.csv --no-cache");
    for place in ["occupied", "home", "/proc/none", "/dev/null", "relative"] {
        let place = if place.starts_with('/') || place == "relative" { PathBuf::from(place) } else { cached.0.0.join(place) };
        let run = cached.run("list --data sage.csv").env("XDG_CACHE_HOME", &place.to_string_lossy());
        assert_eq!(run.go(), expected, "{}", place.display());
    }
}

#[test]
fn it_is_off_when_somebody_says_so() {
    let cached = Cached::new("off");
    cached.0.write("sage.csv", sage("Sage"));
    cached.0.write("config/career/config.toml", "cache = false\n");
    settle();
    let config = cached.0.0.join("config");
    let in_file = |run: Run| run.env("XDG_CONFIG_HOME", &config.to_string_lossy());
    for run in [
        cached.run("list --data sage.csv --no-cache"),
        cached.run("list --data sage.csv").env("CAREER_CACHE", "false"),
        cached.run("list --data sage.csv").env("CAREER_CACHE", "0"),
        in_file(cached.run("list --data sage.csv")),
        cached.run("check sage.csv"),
        cached.run("compile sage.csv -o sage.career"),
        cached.run("list"),
        cached.run("list --data /dev/stdin"),
    ] {
        run.go();
        assert!(!cached.0.0.join("cache").exists());
    }
    let line = in_file(cached.run("config")).go().answer();
    assert!(line.contains(&format!("cache\tfalse\tfile\t{}/career/config.toml:1", config.display())), "{line}");
    let outcome = cached.run("list --data sage.csv").env("CAREER_CACHE", "no").go();
    assert!(outcome.code == Some(2) && outcome.stderr.contains("CAREER_CACHE"), "{}", outcome.stderr);
    in_file(cached.run("list --data sage.csv")).env("CAREER_CACHE", "true").go().answer();
    assert_eq!(cached.entries().len(), 1, "the environment goes before the file");
}

#[test]
fn it_is_bounded_and_nobody_elses() {
    use std::os::unix::fs::PermissionsExt;
    let cached = Cached::new("bounded");
    for n in 0..35 {
        cached.0.write(&format!("{n}.csv"), sage("Sage"));
    }
    settle();
    for n in 0..35 {
        cached.go(&format!("list --only --data {n}.csv")).answer();
    }
    assert_eq!(cached.entries().len(), 32);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(cached.0.0.join("cache/career")), 0o700);
    assert!(cached.entries().into_iter().all(|entry| mode(entry) == 0o600));
}

#[test]
fn processes_at_once_do_not_disturb_each_other() {
    let cached = Cached::new("together");
    cached.0.write("sage.csv", sage("Sage"));
    settle();
    let expected = cached.go("list --data sage.csv --no-cache").answer();
    let start = || cached.run("list --data sage.csv").command().stdout(Stdio::piped()).spawn().unwrap();
    let running: Vec<_> = (0..6).map(|_| start()).collect();
    for process in running {
        assert_eq!(String::from_utf8_lossy(&process.wait_with_output().unwrap().stdout), expected);
    }
    assert_eq!(cached.entries().len(), 1);
}

#[test]
fn what_may_change_without_a_trace_is_not_kept() {
    let cached = Cached::new("fresh");
    let started = SystemTime::now();
    cached.0.write("sage.csv", sage("Sage"));
    cached.go("list --data sage.csv").answer();
    // On a machine under heavy load, the check does not apply.
    if started.elapsed().unwrap() < Duration::from_secs(2) {
        assert!(cached.entries().is_empty());
    }
}

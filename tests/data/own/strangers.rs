//! A stranger's folder, and files that a killed process or a full disk leaves: nothing blocks, leaks, is lost or passed over.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use career::data_sources::DataSources;
use career::dataset::Severity;

use super::Ladder;
use crate::support::program::{CAREER, Run, career};

/// Files of a folder that are read, of each kind.
const READ: [&str; 6] =
    ["categories.toml", "roles.csv", "roles.ndjson", "overlay.toml", "wages/figures.csv", "roles/acme/own.toml"];

fn with_parents(ladder: &Ladder, name: &str) -> std::path::PathBuf {
    let path = ladder.0.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    path
}

/// The only error of a folder with a role and one more file that cannot be read.
fn told(ladder: &Ladder, follow_links: bool) -> String {
    let sources = DataSources { paths: vec![ladder.0.to_path_buf()], only: true, follow_links };
    let (_, problems) = sources.check().unwrap();
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{problems}");
    problems.line(errors[0]).replace(&format!("{}/", ladder.0.display()), "")
}

#[test]
fn what_is_there_but_cannot_be_read_is_an_error() {
    for (at, name) in READ.into_iter().enumerate() {
        let ladder = Ladder::empty(&format!("unreadable-{at}"));
        ladder.write("roles/sage.toml", "title = 'Sage'\n");
        let path = with_parents(&ladder, name);
        symlink("nowhere", &path).unwrap();
        assert_eq!(told(&ladder, false), format!("{name}: error: cannot be read: No such file or directory (os error 2)"));
        fs::remove_file(&path).unwrap();
        symlink(path.file_name().unwrap(), &path).unwrap();
        assert!(told(&ladder, false).starts_with(&format!("{name}: error: cannot be read: ")), "a link to itself");
    }
    let ladder = Ladder::empty("unreadable-folder");
    ladder.write("roles/sage.toml", "title = 'Sage'\n");
    symlink("nowhere", ladder.0.join("roles/acme")).unwrap();
    assert!(told(&ladder, false).starts_with("roles/acme: error: cannot be read: "));
}

#[test]
fn only_regular_files_of_the_folder_are_read() {
    const SECRET: &str = "hunter2 = 'hunter2'\n";
    for (at, name) in READ.into_iter().enumerate() {
        let ladder = Ladder::empty(&format!("strange-{at}"));
        ladder.write("mine/roles/sage.toml", "title = 'Sage'\n");
        ladder.write("secret", SECRET);
        let mine = Ladder(crate::support::Folder::new(Path::new("own").join(format!("strange-{at}/mine"))));
        mine.write("roles/sage.toml", "title = 'Sage'\n");
        let path = with_parents(&mine, name);
        for target in [ladder.0.join("secret"), "/dev/zero".into(), "/proc/self/environ".into(), "/dev/tty".into()] {
            symlink(&target, &path).unwrap();
            let message = told(&mine, false);
            assert!(message.contains("a link leads out of the folder") && !message.contains("hunter2"), "{name}: {message}");
            fs::remove_file(&path).unwrap();
        }
        symlink("/dev/zero", &path).unwrap();
        assert_eq!(told(&mine, true), format!("{name}: error: cannot be read: it is no regular file"));
        fs::remove_file(&path).unwrap();
        Run::shell(&format!("mkfifo {name}")).within(&mine.0).go().answer();
        assert_eq!(told(&mine, false), format!("{name}: error: cannot be read: it is no regular file"), "it would block");
    }
}

#[test]
fn links_out_of_a_folder_are_followed_when_a_setting_says_so() {
    let ladder = Ladder::empty("followed");
    ladder.write("shared.csv", "id,title\nsage,Sage\n");
    fs::create_dir(ladder.0.join("mine")).unwrap();
    symlink("../shared.csv", ladder.0.join("mine/roles.csv")).unwrap();
    let show = career(["show", "sage", "--data", "mine"]).within(&ladder.0);
    let refused = show.go();
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("which only the setting `follow_links` allows"), "{}", refused.stderr);
    assert!(show.clone().env("CAREER_FOLLOW_LINKS", "true").go().answer().starts_with("Sage: sage\n"));
    ladder.write("config/career/config.toml", "follow_links = true\n");
    let set = show.env("XDG_CONFIG_HOME", &ladder.0.join("config").to_string_lossy());
    assert!(set.go().answer().starts_with("Sage: sage\n"));
}

#[test]
fn a_file_that_a_person_names_may_be_a_pipe_but_settings_and_tables_are_files() {
    let ladder = Ladder::empty("pipes");
    Run::shell("mkdir -p config/career; mkfifo config/career/config.toml oews.csv").within(&ladder.0).go().answer();
    let settings = ladder.0.join("config");
    let outcome = career(["list", "--limit", "1"]).env("XDG_CONFIG_HOME", &settings.to_string_lossy()).go();
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("warning: ") && outcome.stderr.contains("no regular file"), "{}", outcome.stderr);
    let outcome = career(["import", "oews", "oews.csv", "-o", "out.career"]).within(&ladder.0).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("oews.csv: it is no regular file"), "{}", outcome.stderr);
}

#[test]
fn settings_that_cannot_be_read_do_not_stop_a_command() {
    let ladder = Ladder::empty("closed-settings");
    symlink("config", ladder.0.join("config")).unwrap();
    let outcome = career(["show", "sre"]).env("XDG_CONFIG_HOME", &ladder.0.join("config").to_string_lossy()).go();
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.stdout.starts_with("Site Reliability Engineer"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("cannot be read, so its settings do not hold"), "{}", outcome.stderr);
}

#[test]
fn a_message_quotes_little() {
    let ladder = Ladder::empty("quoted");
    let long = "x".repeat(100_000);
    ladder.write("long.csv", format!("id,title,level\nsage,Sage,{long}\n{long},Long,mid\n"));
    ladder
        .write("long.ndjson", format!("{{\"id\":\"sage\",\"title\":\"Sage\",\"{long}\":1,\"tools\":[{{\"id\":\"{long}\"}}]}}\n"));
    ladder.write("long.toml", format!("title = 'Sage'\nlevel = '{long}'\n{long} = 1\ncategory = '{long}'\n"));
    for name in ["long.csv", "long.ndjson", "long.toml"] {
        let outcome = career(["check", name, "--format", "plain"]).within(&ladder.0).go();
        assert_eq!(outcome.code, Some(2), "{}", outcome.stderr);
        let longest = outcome.stdout.lines().map(str::len).max().unwrap();
        assert!(longest < 600, "{name}: {longest} bytes");
    }
}

#[test]
fn a_name_of_two_lines_begins_no_line() {
    let ladder = Ladder::empty("lines");
    ladder.write("a\n::error::b.csv", "id,title\nSage,Sage\n");
    for format in ["csv", "plain", "tsv", "ndjson", "github", "table", "markdown"] {
        let outcome = career(["check", "a\n::error::b.csv", "--format", format]).within(&ladder.0).go();
        assert_eq!(outcome.code, Some(2), "{}", outcome.stderr);
        assert!(outcome.stdout.lines().all(|line| !line.starts_with("::error::")), "{format}: {}", outcome.stdout);
    }
}

#[test]
fn a_text_that_is_none_is_not_absent() {
    let ladder = Ladder::empty("halves");
    for text in [
        r#"{"id":"a","title":"A","summary":"x\ud800"}"#,
        r#"{"id":"a","title":"A","category":"\udc00"}"#,
        r#"{"id":"a","title":"A","aliases":["b","\ud800x"]}"#,
        r#"{"id":"a","title":"A","level":"\ud83dmid"}"#,
        r#"{"id":"a","title":"A","tools":{"expert":["\ud800"]}}"#,
        r#"{"id":"a","title":"A","summ\ud800ary":"x"}"#,
    ] {
        for name in ["a.json", "a.ndjson"] {
            ladder.write(name, text);
            let (_, problems) = ladder.files(&[name], true).check().unwrap();
            assert!(problems.count(Severity::Error) > 0, "{text} in {name}");
        }
    }
}

#[test]
fn every_knot_of_prerequisites_is_told_once_and_in_short() {
    let ladder = Ladder::empty("knots");
    let names: Vec<String> = (0..2000).map(|at| format!("role-{at:04}")).collect();
    let row = |at: usize| {
        let before = names.get(at + 1).map_or_else(|| names[..names.len() - 1].join("\",\""), String::clone);
        format!("{{\"id\":\"{0}\",\"title\":\"{0}\",\"prerequisites\":[\"{before}\"]}}\n", names[at])
    };
    ladder.write("knot.ndjson", (0..names.len()).map(row).collect::<String>());
    let (_, problems) = ladder.files(&["knot.ndjson"], true).check().unwrap();
    let told: Vec<_> = problems.iter().filter(|problem| problem.message.contains("its own ancestor")).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].message.ends_with("role-0005 needs 1994 more needs role-0000"), "{}", told[0].message);
}

#[test]
fn wrong_names_without_end_have_suggestions_while_that_is_cheap() {
    let ladder = Ladder::empty("misspelt");
    let row = |at: usize| format!("{{\"id\":\"role-{at}\",\"title\":\"role-{at}\",\"next\":[\"rolle-{at}\"]}}\n");
    ladder.write("many.ndjson", (0..4000).map(row).collect::<String>());
    let (_, problems) = ladder.files(&["many.ndjson"], true).check().unwrap();
    assert_eq!(problems.count(Severity::Error), 4000);
    let suggested = problems.iter().filter(|problem| problem.hint.starts_with("did you mean")).count();
    assert!((100..=250).contains(&suggested), "{suggested}");
}

#[test]
fn a_query_of_a_book_is_refused() {
    let outcome = career(["search", &"network engineer ".repeat(2000)]).go();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert_eq!(outcome.stderr, "error: 4,000 words are too many to search for\nhint: give at most 1,000\n");
    career(["search", &"network engineer ".repeat(100)]).go().answer();
    for name in ["x".repeat(100_000), "a-".repeat(50_000), "\u{e9}".repeat(50_000)] {
        for command in ["show", "next", "salary"] {
            assert_eq!(career([command, &name]).go().code, Some(1), "{command}");
        }
    }
    assert_eq!(career(["search", &"x".repeat(100_000)]).go().code, Some(1));
}

#[test]
fn a_file_keeps_its_permissions_and_a_read_only_one_its_contents() {
    let ladder = Ladder::empty("permissions");
    ladder.write("sage.csv", "id,title\nsage,Sage\n");
    let compile = || career(["compile", "sage.csv", "--only", "-o", "o.career"]).within(&ladder.0).go();
    let path = ladder.0.join("o.career");
    compile().answer();
    for mode in [0o600, 0o640, 0o755] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        compile().answer();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
    }
    fs::write(&path, "mine").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    let refused = compile();
    assert_eq!((refused.code, refused.stderr.as_str()), (Some(2), "error: o.career: it is read-only\n"));
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

/// The drafts in a folder.
fn drafts(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().ends_with(".part")).collect()
}

/// Whether this process, and so every program that it starts, ignores a signal, as under `nohup`.
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

#[test]
fn no_draft_stays_after_a_signal_and_the_next_writer_removes_what_a_kill_left() {
    let ladder = Ladder::empty("signals");
    // From a pipe that stays open, so that the draft is there while the program waits.
    let start = || {
        let mut command: Command = career(["compile", "-", "--only", "-o", "o.career"]).within(&ladder.0).command();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(b"id,title\n").unwrap();
        let begun = Instant::now();
        while drafts(&ladder.0).is_empty() {
            assert!(begun.elapsed() < Duration::from_secs(60), "no draft");
            std::thread::sleep(Duration::from_millis(5));
        }
        (child, pipe)
    };
    let signals = [("INT", 2, 0), ("TERM", 15, 0), ("HUP", 1, 0), ("QUIT", 3, 0), ("KILL", 9, 1)];
    for (signal, _, left) in signals.into_iter().filter(|(_, number, _)| !is_ignored(*number)) {
        let (mut child, pipe) = start();
        Run::shell(&format!("kill -{signal} {}", child.id())).go().answer();
        assert!(!child.wait().unwrap().success());
        drop(pipe);
        assert_eq!(drafts(&ladder.0).len(), left, "{signal}");
    }
    for draft in drafts(&ladder.0) {
        fs::File::options().write(true).open(draft).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    ladder.write("sage.csv", "id,title\nsage,Sage\n");
    career(["compile", "sage.csv", "--only", "-o", "o.career"]).within(&ladder.0).go().answer();
    assert_eq!(drafts(&ladder.0), [""; 0].map(std::path::PathBuf::from));
}

#[test]
fn many_files_are_written_all_or_not_at_all() {
    let ladder = Ladder::empty("all");
    let run = |line: &str| Run::shell(line).within(&ladder.0).go();
    // A limit that the larger of the files exceeds.
    for (line, folder) in
        [("career export --dir new", "new"), ("career man --dir pages", "pages"), ("career init start", "start")]
    {
        let outcome = run(&format!("ulimit -f 1; {line}"));
        assert_eq!(outcome.code, Some(2), "{line}: {}", outcome.stderr);
        assert!(!ladder.0.join(folder).exists(), "{line}");
    }
    run("career export --dir whole").answer();
    ladder.write("other", "mine");
    fs::remove_file(ladder.0.join("whole/tools.csv")).unwrap();
    fs::remove_file(ladder.0.join("whole/sources.csv")).unwrap();
    symlink("../other", ladder.0.join("whole/tools.csv")).unwrap();
    let outcome = run("career export --dir whole --force");
    assert_eq!(
        (outcome.code, outcome.stderr.as_str()),
        (Some(2), "error: whole/tools.csv: it is a link, which is not followed here; remove it\n")
    );
    assert_eq!(fs::read(ladder.0.join("other")).unwrap(), b"mine");
    assert!(!ladder.0.join("whole/sources.csv").exists(), "nothing else was written");
    assert_eq!(drafts(&ladder.0.join("whole")).len(), 0);
}

#[test]
fn without_threads_there_is_one() {
    let ladder = Ladder::empty("threads");
    ladder.write("sage.csv", "id,title\nsage,Sage\n");
    let run = |threads: &str| career(["check", "sage.csv", "--only"]).env("RAYON_NUM_THREADS", threads).within(&ladder.0).go();
    for threads in ["1", "0", "3", "many"] {
        run(threads).answer();
    }
    // The limit counts the threads of a user, and root has none.
    if Run::shell("test $(id -u) = 0 && command -v setpriv").go().code == Some(0) {
        fs::set_permissions(&ladder.0, Permissions::from_mode(0o755)).unwrap();
        let limited = format!("ulimit -u 1; exec setpriv --reuid 65534 --clear-groups {CAREER} check sage.csv --only");
        let outcome = Run::shell(&limited).within(&ladder.0).go();
        assert!(outcome.code == Some(0) || outcome.stderr.contains("ermission"), "{outcome:?}");
    }
}

#[test]
fn what_an_export_says_is_read_again() {
    let ladder = Ladder::empty("blank-source");
    ladder.write(
        "sources.csv",
        "id,publisher,title,release,period,licence,attribution,homepage,used_for,notes\nown,,,,,free,us,,,\n",
    );
    ladder.write("roles.csv", "id,title\nsage,Sage\n");
    let export = career(["export", "--only", "--data", "."]).within(&ladder.0).go().answer();
    ladder.write("again/all.json", &export);
    let again = career(["export", "--only", "--data", "again/all.json"]).within(&ladder.0).go().answer();
    assert!(again.contains("\"licence\":\"free\""), "{again}");
}

#[test]
fn regions_do_not_contain_each_other() {
    let ladder = Ladder::empty("nested");
    ladder.write(
        "regions.csv",
        "id,name,kind,parent,aliases\nxa,Xa,country,xb,\nxb,Xb,country,xa,\nxc,Xc,country,xc,\nxd,Xd,state,xa,\n",
    );
    ladder.write("roles.csv", "id,title\nsage,Sage\n");
    let (_, problems) = ladder.over().check().unwrap();
    let told: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, ["`xa` contains the region that contains it", "`xc` contains the region that contains it"]);
}

#[test]
fn roles_without_ids_do_not_clash() {
    let ladder = Ladder::empty("nameless");
    ladder.write("roles.json", r#"[{"title":"Sage"},{"title":"Seer"}]"#);
    let (_, problems) = ladder.files(&["roles.json"], true).check().unwrap();
    let told: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, ["is missing from `roles`", "is missing from `roles`"]);
}

#[test]
fn a_pager_that_fails_loses_nothing() {
    for pager in ["false", "sh -c 'exit 3'", "cat"] {
        let shown = career(["show", "sre"]).env("CAREER_PAGER", pager).terminal(80).go();
        assert!(shown.stdout.contains("Site Reliability Engineer"), "{pager}: {}", shown.stdout);
    }
}

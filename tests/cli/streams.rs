//! Broken pipes and other write errors.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::program::{Run, career};
use crate::{FORMATS, cases};

/// A command whose output exceeds the buffer of any pipe.
fn flood(format: &str) -> Run {
    let list = career(["list"]).go().answer();
    let ids = list.lines().filter_map(|line| line.split('\t').next());
    career(["show", "--format", format]).with(ids)
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    for format in FORMATS {
        for lines in [0, 1] {
            let mut child = flood(format).command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
            let mut reader = BufReader::new(child.stdout.take().expect("its output"));
            for _ in 0..lines {
                reader.read_line(&mut String::new()).expect("a line");
            }
            drop(reader);
            let mut told = String::new();
            child.stderr.take().expect("its errors").read_to_string(&mut told).expect("text");
            assert_eq!((child.wait().expect("it ends").code(), told.as_str()), (Some(0), ""), "{format}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_with_a_message() {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("/dev/full");
    let told = |run: Run| {
        let output = run.command().stdout(full()).stderr(Stdio::piped()).output().expect("it starts");
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).expect("text")
    };
    for case in cases() {
        for format in FORMATS {
            let told = told(career(&case.command).with(["--format", format]));
            assert!(told.contains("cannot write the answer"), "{:?} {format}: {told}", case.command);
            assert_eq!(format == "json", told.starts_with("{\"schema\":\"career/error/1\""), "{told}");
        }
    }
    for text in ["--help", "--version"] {
        assert!(told(career([text])).contains("cannot write the answer"), "{text}");
    }
}

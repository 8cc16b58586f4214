//! Installation of completion scripts.

use std::env;
use std::path::PathBuf;

use super::completion::registration_of_name;
use super::{Installed, Shell, write};
use crate::base_dir::BaseDir;
use crate::error::Error;

/// Writes completion to the directory that the shell loads it from. For shells that have only a start-up file, returns the
/// line to add, since that file belongs to the user.
///
/// The file calls the program for dynamic completion, so it need not be updated with the program.
pub(crate) fn install(shell: Shell) -> Result<Installed, Error> {
    let (file, text, steps) = match shell {
        Shell::Bash => (
            directory(BaseDir::Data)?.join("bash-completion/completions/career"),
            b"source <(COMPLETE=bash career)\n".to_vec(),
            vec!["New shells complete `career` where the bash-completion package is on.".to_owned()],
        ),
        Shell::Zsh => {
            let folder = directory(BaseDir::Data)?.join("zsh/site-functions");
            let step = format!(
                "If ~/.zshrc does not name that folder yet, put this before its compinit: fpath=({} $fpath)",
                folder.to_string_lossy()
            );
            (folder.join("_career"), ZSH.into(), vec![step])
        }
        Shell::Fish => (
            directory(BaseDir::Config)?.join("fish/completions/career.fish"),
            b"COMPLETE=fish career | source\n".to_vec(),
            vec!["New shells complete `career`.".to_owned()],
        ),
        Shell::Nushell => (
            directory(BaseDir::Config)?.join("nushell/autoload/career.nu"),
            registration_of_name(shell),
            vec!["New shells complete `career`.".to_owned()],
        ),
        Shell::Elvish => return Ok(told("Add to ~/.config/elvish/rc.elv: eval (career completions elvish | slurp)")),
        Shell::Powershell => {
            return Ok(told("Add to the file $PROFILE: career completions powershell | Out-String | Invoke-Expression"));
        }
    };
    Ok(Installed { files: vec![write(file, &text)?], steps })
}

/// An autoloaded function: on the first completion, it registers the program and completes.
const ZSH: &str = "#compdef career\nsource <(COMPLETE=zsh career)\n_career \"$@\"\n";

fn told(step: &str) -> Installed {
    Installed { files: Vec::new(), steps: vec![step.to_owned()] }
}

fn directory(base: BaseDir) -> Result<PathBuf, Error> {
    base.find(|name| env::var_os(name)).ok_or_else(|| Error::Usage {
        message: format!("neither {} nor HOME says where to put it", base.variable()),
        hint: "leave --install out and put the script where your shell looks".to_owned(),
    })
}

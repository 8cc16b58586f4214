//! A key that picks a role and puts its id on the command line. It is Ctrl-X j, j as in job: of the keys that are free in Bash,
//! Zsh and fish alike, one that every terminal sends, unlike those with Alt.

use super::quoting::quoted;
use super::{Shell, invoked_program};

/// Asks on the terminal, for every shell alike.
const PICK: &str = include_str!("pick.sh");

/// The script that binds the key, for shells that can.
pub(crate) fn widget(shell: Shell) -> Option<Vec<u8>> {
    let script = match shell {
        Shell::Bash => include_str!("career.bash"),
        Shell::Zsh => include_str!("career.zsh"),
        Shell::Fish => include_str!("career.fish"),
        Shell::Powershell | Shell::Elvish | Shell::Nushell => return None,
    };
    // The program last: nothing in its path is a placeholder.
    let script = script.replace("{PICK}", &quoted(PICK, shell)).replace("{PROGRAM}", &quoted(&invoked_program(), shell));
    Some(script.into_bytes())
}

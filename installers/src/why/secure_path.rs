//! What `sudo` makes of PATH: `secure_path` of its policy, where that can be read.

/// The `secure_path` of a sudoers file: the last line that sets it for everybody counts.
pub(super) fn secure_path(sudoers: &str) -> Option<String> {
    let joined = sudoers.replace("\\\n", " ");
    let lines = joined.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let values = lines.filter_map(|line| {
        let rest = line.strip_prefix("Defaults")?.trim_start();
        let value = rest.strip_prefix("secure_path")?.trim_start().strip_prefix('=')?.trim();
        let value = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => value.split([',', ' ', '\t']).next()?,
        };
        Some(value.to_owned())
    });
    values.collect::<Vec<_>>().pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_for_everybody_counts() {
        for (text, wanted) in [
            ("Defaults\tsecure_path=\"/a:/b\"\n", Some("/a:/b")),
            ("Defaults secure_path = /a:/b, env_reset\n", Some("/a:/b")),
            ("Defaults secure_path=/a\nDefaults secure_path=/b\n", Some("/b")),
            ("# Defaults secure_path=/a\nDefaults env_reset\n", None),
            ("Defaults:ada secure_path=/a\nDefaults!/bin/x secure_path=/a\n", None),
            ("Defaults \\\n  secure_path=/a:/b\n", Some("/a:/b")),
        ] {
            assert_eq!(secure_path(text).as_deref(), wanted, "{text}");
        }
    }
}

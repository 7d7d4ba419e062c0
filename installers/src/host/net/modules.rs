//! Asking the entries of a `GOPROXY` list one after the other, as `go` does.

use super::error::NetError;
use crate::catalog::goproxy::{FallThrough, GoProxy, MODULE_TOOLCHAIN, ModuleFile, ProxySource};
use crate::catalog::services::Services;
use crate::error::Coded as _;

/// Where a module file may lie, in the order of a `GOPROXY` list, with what lets the next address be asked.
///
/// `direct` is known for toolchains only, whose origin is itself a module proxy; for other modules it ends the list, as
/// `off` does for all. A list of which nothing is left is [`NetError::ProxiesOff`].
pub fn module_urls(
    proxies: &str,
    module: &str,
    file: ModuleFile<'_>,
) -> Result<Vec<(String, FallThrough)>, NetError> {
    let list: GoProxy = proxies.parse().map_err(NetError::GoProxy)?;
    let path = file.path(module).map_err(NetError::GoProxy)?;
    let mut urls = Vec::new();
    for entry in list.entries() {
        let url = match &entry.source {
            ProxySource::Proxy(proxy) => proxy.join(&path),
            ProxySource::Direct if module == MODULE_TOOLCHAIN => {
                let origin = Services::built_in().and_then(|services| services.toolchain_origin.proxy_url());
                // A test proves that the built-in list can be read.
                origin.map_err(|error| NetError::Client { reason: error.to_string() })?.join(&path)
            }
            ProxySource::Direct | ProxySource::Off => break,
        };
        urls.push((url, entry.fall_through));
    }
    if urls.is_empty() { Err(NetError::ProxiesOff) } else { Ok(urls) }
}

/// Asks one address after the other until one answers or must not be passed by.
///
/// The error is the most telling one, and of two that say as much the first.
pub fn first_answer<T>(
    urls: &[(String, FallThrough)],
    mut ask: impl FnMut(&str) -> Result<T, NetError>,
) -> Result<T, NetError> {
    let mut telling: Option<NetError> = None;
    for (url, fall_through) in urls {
        let error = match ask(url) {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let goes_on = fall_through.after(&error);
        if telling.as_ref().is_none_or(|earlier| error.class().weight() > earlier.class().weight()) {
            telling = Some(error);
        }
        if !goes_on {
            break;
        }
    }
    Err(telling.unwrap_or(NetError::ProxiesOff))
}

impl FallThrough {
    /// Whether, after this error, the next entry of the list is asked. Neither a cancel nor a full disk is the fault of a
    /// proxy.
    #[must_use]
    pub fn after(self, error: &NetError) -> bool {
        match (self, error) {
            (_, NetError::Cancelled { .. } | NetError::File(_)) => false,
            (_, NetError::Absent { .. }) | (Self::OnAnyError, _) => true,
            (Self::IfAbsent, _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn absent() -> NetError {
        NetError::Absent { url: String::new(), status: 404 }
    }

    fn dead() -> NetError {
        NetError::UnknownHost { url: String::new() }
    }

    #[test]
    fn a_list_becomes_addresses_and_direct_is_the_origin_of_toolchains() {
        let file = ModuleFile::Zip("v0.0.1-go1.27.4.linux-amd64");
        let urls =
            module_urls("https://a.example/go|file:///srv,direct,https://b.example", MODULE_TOOLCHAIN, file);
        let urls = urls.unwrap();
        assert_eq!(urls.len(), 3);
        assert_eq!(
            urls[0],
            (
                "https://a.example/go/golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-amd64.zip".to_owned(),
                FallThrough::OnAnyError
            )
        );
        assert!(urls[2].0.ends_with("/dl/mod/golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-amd64.zip"));
    }

    #[test]
    fn direct_and_off_end_the_list_for_other_modules() {
        let list = |proxies| module_urls(proxies, "golang.org/x/tools", ModuleFile::List);
        assert_eq!(list("https://a.example,direct,https://b.example").unwrap().len(), 1);
        assert_eq!(list("https://a.example,off").unwrap().len(), 1);
        for none in ["off", "direct"] {
            assert!(matches!(list(none), Err(NetError::ProxiesOff)), "{none}");
        }
        assert!(matches!(list("ftp://a.example"), Err(NetError::GoProxy(_))));
    }

    #[test]
    fn a_comma_passes_by_what_is_absent_and_a_bar_also_what_is_dead() {
        let run = |signs: [FallThrough; 2], first: fn() -> NetError| {
            let urls: Vec<_> = signs.iter().enumerate().map(|(at, sign)| (at.to_string(), *sign)).collect();
            first_answer(&urls, |url| if url == "0" { Err(first()) } else { Ok(url.to_owned()) })
        };
        let (comma, bar) = (FallThrough::IfAbsent, FallThrough::OnAnyError);
        assert_eq!(run([comma, comma], absent).unwrap(), "1");
        assert!(matches!(run([comma, comma], dead), Err(NetError::UnknownHost { .. })));
        assert_eq!(run([bar, comma], dead).unwrap(), "1");
        let cancelled = || NetError::Cancelled { url: String::new() };
        assert!(matches!(run([bar, bar], cancelled), Err(NetError::Cancelled { .. })));
    }

    #[test]
    fn the_error_that_says_most_is_kept() {
        let urls = ["0", "1", "2"].map(|url| (url.to_owned(), FallThrough::OnAnyError));
        let error =
            first_answer::<()>(&urls, |url| Err(if url == "1" { dead() } else { absent() })).unwrap_err();
        assert!(matches!(error, NetError::UnknownHost { .. }), "{error}");
    }
}

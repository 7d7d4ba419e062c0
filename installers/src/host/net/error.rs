//! What can go wrong between us and a server.

use crate::catalog::goproxy::GoProxyError;
use crate::error::{Class, Coded, Hint};
use crate::host::fs::FsError;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// A request that failed. Addresses in it hold no user name, password or query.
#[derive(Debug, thiserror::Error)]
pub enum NetError {
    /// The network is not to be used.
    #[error("offline, not asked: `{url}`")]
    Offline {
        /// What was to be asked.
        url: String,
    },
    /// Text that is no address we can ask.
    #[error("cannot use address ({reason}): `{url}`")]
    Address {
        /// The text.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A proxy variable of the environment cannot be used.
    #[error("cannot use proxy setting `{variable}`: {reason}")]
    ProxySetting {
        /// The variable.
        variable: String,
        /// What is wrong with its value, which is not repeated: it may hold a password.
        reason: String,
    },
    /// The proxy does not let us through.
    #[error("the proxy refuses the connection ({reason}): `{url}`")]
    ProxyRefused {
        /// What was asked.
        url: String,
        /// What the proxy said.
        reason: String,
    },
    /// The file of additional authorities cannot be used.
    #[error("cannot use certificate file ({reason}): `{}`", path.display())]
    CaFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The machine has no certificate authorities at all, as in images without `ca-certificates`.
    #[error("no certificate authorities on this machine, cannot check: `{url}`")]
    NoAuthorities {
        /// What was asked.
        url: String,
    },
    /// The server's name is not known.
    #[error("cannot find the server's address: `{url}`")]
    UnknownHost {
        /// What was asked.
        url: String,
    },
    /// No connection.
    #[error("cannot connect ({reason}): `{url}`")]
    Connect {
        /// What was asked.
        url: String,
        /// What the operating system said.
        reason: String,
    },
    /// Nothing came in time.
    #[error("no answer within {} s while {phase}: `{url}`", limit.as_secs_f32())]
    TimedOut {
        /// What was asked.
        url: String,
        /// What was waited for.
        phase: Phase,
        /// How long.
        limit: Duration,
    },
    /// Bytes come, but so few that it would never end.
    #[error("only {bytes_per_sec} bytes per second arrive: `{url}`")]
    TooSlow {
        /// What was asked.
        url: String,
        /// The average over the window of [`super::Patience::slow_window`].
        bytes_per_sec: u64,
    },
    /// The connection broke.
    #[error("the connection broke after {received_bytes} bytes: `{url}`")]
    Broken {
        /// What was asked.
        url: String,
        /// Bytes of this answer's body that had arrived.
        received_bytes: u64,
    },
    /// The certificate's time is over, or this machine's clock is ahead.
    #[error("the server's certificate has expired by this machine's clock: `{url}`")]
    CertificateExpired {
        /// What was asked.
        url: String,
    },
    /// The certificate's time has not come, or this machine's clock is behind.
    #[error("the server's certificate is not yet valid by this machine's clock: `{url}`")]
    CertificateNotYetValid {
        /// What was asked.
        url: String,
    },
    /// Nobody we trust vouches for the certificate.
    #[error("the server's certificate comes from an unknown authority: `{url}`")]
    UnknownAuthority {
        /// What was asked.
        url: String,
    },
    /// The certificate is somebody else's.
    #[error("the server's certificate is for another name: `{url}`")]
    WrongHost {
        /// What was asked.
        url: String,
    },
    /// TLS failed in another way.
    #[error("no secure connection ({reason}): `{url}`")]
    Tls {
        /// What was asked.
        url: String,
        /// What the TLS library said.
        reason: String,
    },
    /// The server broke HTTP.
    #[error("the server's answer makes no sense ({reason}): `{url}`")]
    Malformed {
        /// What was asked.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A redirect that we do not follow.
    #[error("refused redirect to `{to}` ({reason}): `{url}`")]
    Redirect {
        /// What was asked.
        url: String,
        /// Where it pointed.
        to: String,
        /// Why it is refused.
        reason: &'static str,
    },
    /// There is no such thing there: 404 or 410.
    #[error("the server has no such file (status {status}): `{url}`")]
    Absent {
        /// What was asked.
        url: String,
        /// 404 or 410.
        status: u16,
    },
    /// Any other answer that is not the file.
    #[error("the server answered with status {status}: `{url}`")]
    Status {
        /// What was asked.
        url: String,
        /// The HTTP status.
        status: u16,
        /// How long it asks us to stay away.
        retry_after: Option<Duration>,
    },
    /// A web page where a file was asked for: a login page of the network, or a proxy's notice.
    #[error("got a web page instead of the file: `{url}`")]
    WebPage {
        /// What was asked.
        url: String,
    },
    /// The answer is packed in a way that we did not ask for.
    #[error("the answer is encoded as `{encoding}`, unasked: `{url}`")]
    Encoded {
        /// What was asked.
        url: String,
        /// The `Content-Encoding`.
        encoding: String,
    },
    /// More than we are willing to take.
    #[error("the answer is larger than {limit_bytes} bytes: `{url}`")]
    TooLarge {
        /// What was asked.
        url: String,
        /// The limit.
        limit_bytes: u64,
    },
    /// Not as long as the file that was asked for.
    #[error("the answer has {found_bytes} bytes where {expected_bytes} were expected: `{url}`")]
    WrongSize {
        /// What was asked.
        url: String,
        /// What was expected.
        expected_bytes: u64,
        /// What was declared, or had arrived when it became too much.
        found_bytes: u64,
    },
    /// The person cancelled.
    #[error("cancelled: `{url}`")]
    Cancelled {
        /// What was asked.
        url: String,
    },
    /// The network code could not be started.
    #[error("cannot start the network client: {reason}")]
    Client {
        /// What it said.
        reason: String,
    },
    /// The `GOPROXY` list lets nobody be asked.
    #[error("no module proxy may be asked: the GOPROXY list is `off`, or `direct` where that cannot help")]
    ProxiesOff,
    /// The `GOPROXY` list or a module's name cannot be used.
    #[error(transparent)]
    GoProxy(GoProxyError),
    /// The file beside us, not the network.
    #[error(transparent)]
    File(FsError),
}

/// What was waited for when time ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A connection.
    Connecting,
    /// The beginning of the answer.
    Answering,
    /// The next piece of the answer.
    Reading,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connecting => "connecting",
            Self::Answering => "waiting for the answer",
            Self::Reading => "reading the answer",
        })
    }
}

impl Coded for NetError {
    fn code(&self) -> &'static str {
        match self {
            Self::Offline { .. } => "GR-NET-001",
            Self::Address { .. } => "GR-NET-002",
            Self::ProxySetting { .. } => "GR-NET-003",
            Self::ProxyRefused { .. } => "GR-NET-004",
            Self::CaFile { .. } => "GR-NET-005",
            Self::NoAuthorities { .. } => "GR-NET-006",
            Self::UnknownHost { .. } => "GR-NET-007",
            Self::Connect { .. } => "GR-NET-008",
            Self::TimedOut { .. } => "GR-NET-009",
            Self::TooSlow { .. } => "GR-NET-010",
            Self::Broken { .. } => "GR-NET-011",
            Self::CertificateExpired { .. } => "GR-NET-012",
            Self::CertificateNotYetValid { .. } => "GR-NET-013",
            Self::UnknownAuthority { .. } => "GR-NET-014",
            Self::WrongHost { .. } => "GR-NET-015",
            Self::Tls { .. } => "GR-NET-016",
            Self::Malformed { .. } => "GR-NET-017",
            Self::Redirect { .. } => "GR-NET-018",
            Self::Absent { .. } => "GR-NET-019",
            Self::Status { .. } => "GR-NET-020",
            Self::WebPage { .. } => "GR-NET-021",
            Self::Encoded { .. } => "GR-NET-022",
            Self::TooLarge { .. } => "GR-NET-023",
            Self::WrongSize { .. } => "GR-NET-024",
            Self::Cancelled { .. } => "GR-NET-025",
            Self::Client { .. } => "GR-NET-026",
            Self::ProxiesOff => "GR-NET-027",
            Self::GoProxy(error) => error.code(),
            Self::File(error) => error.code(),
        }
    }

    fn class(&self) -> Class {
        match self {
            Self::Offline { .. }
            | Self::ProxiesOff
            | Self::ProxyRefused { .. }
            | Self::UnknownHost { .. }
            | Self::Connect { .. }
            | Self::TimedOut { .. }
            | Self::TooSlow { .. }
            | Self::Broken { .. }
            | Self::Status { .. } => Class::Unreachable,
            Self::Address { .. } | Self::ProxySetting { .. } | Self::CaFile { .. } => Class::BadInput,
            Self::NoAuthorities { .. }
            | Self::CertificateExpired { .. }
            | Self::CertificateNotYetValid { .. }
            | Self::UnknownAuthority { .. }
            | Self::WrongHost { .. }
            | Self::Tls { .. }
            | Self::Malformed { .. }
            | Self::Redirect { .. }
            | Self::WebPage { .. }
            | Self::Encoded { .. } => Class::Protocol,
            Self::TooLarge { .. } | Self::WrongSize { .. } => Class::Integrity,
            Self::Absent { .. } => Class::NotFound,
            Self::Cancelled { .. } => Class::Cancelled,
            Self::Client { .. } => Class::Internal,
            Self::GoProxy(error) => error.class(),
            Self::File(error) => error.class(),
        }
    }

    fn hint(&self) -> Hint {
        match self {
            Self::Offline { .. } => Hint::GoOnline,
            Self::CertificateExpired { .. } | Self::CertificateNotYetValid { .. } => Hint::CheckClock,
            Self::UnknownAuthority { .. } | Self::NoAuthorities { .. } | Self::CaFile { .. } => {
                Hint::UseCaFile
            }
            Self::Address { url, .. } => Hint::NameOther { named: url.clone() },
            Self::Broken { .. }
            | Self::TooSlow { .. }
            | Self::Cancelled { .. }
            | Self::Status { retry_after: Some(_), .. } => Hint::RunAgain,
            Self::ProxySetting { .. }
            | Self::ProxiesOff
            | Self::ProxyRefused { .. }
            | Self::UnknownHost { .. }
            | Self::Connect { .. }
            | Self::TimedOut { .. }
            | Self::WrongHost { .. }
            | Self::Tls { .. }
            | Self::Malformed { .. }
            | Self::Redirect { .. }
            | Self::Absent { .. }
            | Self::Status { .. }
            | Self::WebPage { .. }
            | Self::Encoded { .. } => Hint::CheckNetwork,
            Self::TooLarge { .. } | Self::WrongSize { .. } => Hint::FetchAgain,
            Self::Client { .. } => Hint::ReportBug,
            Self::GoProxy(error) => error.hint(),
            Self::File(error) => error.hint(),
        }
    }
}

#[cfg(test)]
mod tests;

//! Whether the desktop prefers light or dark, and when that changes: asked of the settings portal that freedesktop.org
//! defines. Where windows are told by the system itself, nobody needs to ask.

use super::Host;

/// What the desktop prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Host {
    /// Tells what the desktop prefers, and goes on as long as the desktop does; returns at once where none answers.
    #[cfg(target_os = "linux")]
    pub fn follow_scheme(&self, tell: impl FnMut(Scheme)) {
        if self.env.get("DBUS_SESSION_BUS_ADDRESS").is_some() || self.env.get("XDG_RUNTIME_DIR").is_some() {
            // Whoever has no portal has no preference.
            let _ = portal::follow(tell);
        }
    }

    /// The window is told without us.
    #[cfg(not(target_os = "linux"))]
    pub fn follow_scheme(&self, _tell: impl FnMut(Scheme)) {}
}

#[cfg(target_os = "linux")]
mod portal {
    use super::Scheme;
    use zbus::blocking::{Connection, Proxy};
    use zbus::zvariant::{OwnedValue, Value};

    const NAMESPACE: &str = "org.freedesktop.appearance";
    const KEY: &str = "color-scheme";

    /// Asks once, then listens.
    pub(super) fn follow(mut tell: impl FnMut(Scheme)) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let name = "org.freedesktop.portal.Desktop";
        let settings =
            Proxy::new(&bus, name, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")?;
        // Listened to first, so that no change falls between.
        let changes = settings.receive_signal("SettingChanged")?;
        let now: OwnedValue = settings.call("Read", &(NAMESPACE, KEY))?;
        tell(scheme(&now));
        for change in changes {
            let (namespace, key, value): (String, String, OwnedValue) = change.body().deserialize()?;
            if namespace == NAMESPACE && key == KEY {
                tell(scheme(&value));
            }
        }
        Ok(())
    }

    /// 1 is dark; 0 is no preference and 2 is light. `Read` wraps the value once more than the signal does.
    pub(super) fn scheme(value: &Value<'_>) -> Scheme {
        if let Value::Value(inner) = value {
            return scheme(inner);
        }
        if *value == Value::U32(1) { Scheme::Dark } else { Scheme::Light }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_one_is_dark_however_often_it_is_wrapped() {
            let wrapped = |number: u32| Value::Value(Box::new(Value::Value(Box::new(Value::U32(number)))));
            assert_eq!(scheme(&Value::U32(1)), Scheme::Dark);
            assert_eq!(scheme(&wrapped(1)), Scheme::Dark);
            for other in [Value::U32(0), wrapped(2), Value::U32(7), Value::from("dark")] {
                assert_eq!(scheme(&other), Scheme::Light);
            }
        }
    }
}

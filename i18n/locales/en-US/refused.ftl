### The window: a file of settings that cannot be used.

refused-title = Your settings cannot be read: GoReady uses the defaults and leaves the file alone
refused-set-aside-now = Set aside and use the defaults
refused-set-aside = Your earlier settings are in { $path }
refused-not-set-aside = The file could not be set aside

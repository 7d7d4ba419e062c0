### The window: the tools.

toolbox-title = Tools
toolbox-fits = fits
toolbox-other = another release fits
toolbox-absent = not here
toolbox-update = Replace…
toolbox-install-all =
    { $count ->
        [one] Install the missing one…
       *[other] Install the { $count } missing ones…
    }
toolbox-for = Releases that fit Go { $version }, which is active

### The window: what waits for what is carried out.

next-title = Next: { $what }
next-waits = It waits until this has ended: { $what }. You see its plan before anything is done.
next-due = Its turn has come. You see its plan before anything is done.
next-drop = Drop it
next-adopt = adopt the Go at { $path }
next-undo = take back the last change

### The window: what it says for a moment, and small habits.

habits-copied = Copied

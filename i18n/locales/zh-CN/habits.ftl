### 窗口：一时的提示和小习惯。

habits-copied = 已复制

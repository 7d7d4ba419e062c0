### 窗口：无法使用的设置文件。

refused-title = 无法读取你的设置：GoReady 暂用默认设置，不会改动这个文件
refused-set-aside-now = 移到一边并使用默认设置
refused-set-aside = 之前的设置保存在 { $path }
refused-not-set-aside = 未能将文件移到一边

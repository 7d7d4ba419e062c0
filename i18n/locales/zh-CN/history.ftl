### 窗口：做过什么。

history-title = 历史
history-none = 还没有任何改动
history-none-why = GoReady 的每次改动都会记录在这里，并且可以撤销
history-reading = 正在读取历史…
history-undo = 撤销…
history-steps = { $count } 个步骤
history-failed = 无法读取历史
history-line = { $time } · 收据 { $receipt }
history-damaged = 无法读取收据 { $receipt }
history-damaged-state = 已损坏
history-damaged-why = 原因
history-close = 收起

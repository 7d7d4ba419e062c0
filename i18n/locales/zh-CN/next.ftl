### 窗口：等待当前改动结束的下一项。

next-title = 下一项：{ $what }
next-waits = 等待这一项结束：{ $what }。执行前会先显示计划。
next-due = 轮到这一项了。执行前会先显示计划。
next-drop = 取消下一项
next-adopt = 接管 { $path } 中的 Go
next-undo = 撤销上一次改动

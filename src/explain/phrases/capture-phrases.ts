import type { Text } from '../language.js'

/** What is damaged in a capture, or left out of it, and where. */
export const CAPTURE_PHRASES: readonly Text[] = [
	// Places.
	{ en: 'packet {packet} at byte {byte} {rest}', zh: '第 {packet} 号分组（第 {byte} 字节处）{rest}' },
	{ en: 'at byte {byte}, before packet {packet}: {rest}', zh: '第 {byte} 字节处，第 {packet} 号分组之前：{rest}' },
	{
		en: 'more than {count} damaged places: those from packet {packet} on are not listed',
		zh: '损坏之处超过 {count} 个：从第 {packet} 号分组起不再列出',
	},

	// Files and packets that are cut, or declare what cannot be.
	{ en: 'the file header needs {want}, {have} are there', zh: '文件首部需要 {want}，实有 {have}' },
	{ en: 'is cut: {rest}', zh: '被截断：{rest}' },
	{ en: 'its header needs {want}, {have} are there', zh: '其首部需要 {want}，实有 {have}' },
	{ en: '{want} were captured, {have} are there', zh: '抓到 {want}，实有 {have}' },
	{ en: '{rest}: reading ends there', zh: '{rest}：读到此处为止' },
	{ en: '{rest}: it is left out', zh: '{rest}：略去' },
	{ en: '{rest}: it is left empty', zh: '{rest}：留空' },
	{ en: 'declares {size}, more than the {most} a packet may have', zh: '声明 {size}，超过一个分组的上限 {most}' },
	{ en: 'declares {size} in a block that has room for {most}', zh: '声明 {size}，而所在的块只容得下 {most}' },
	{
		en: 'declares {size} in a record of {length}, its header of {header} included',
		zh: '声明 {size}，而所在的记录连同 {header} 字节的首部只有 {length}',
	},
	{ en: 'declares a record of {size}', zh: '声明一条 {size} 的记录' },
	{ en: 'has {have} captured of {length} on the wire', zh: '线路上共 {length} 字节，却抓到 {have}' },
	{
		en: 'came through interface {number}, which the file does not describe',
		zh: '来自接口 {number}，而文件没有描述此接口',
	},
	{ en: 'has a time that is no date: {count} seconds after 1970', zh: '其时间不是日期：1970 年之后 {count} 秒' },
	{ en: '{what} has a body of {size}, it needs {want}', zh: '{what} 的主体有 {size}，至少需要 {want}' },
	{
		en: '{what} declares {size}, more than the {most} a block may have',
		zh: '{what} 声明 {size}，超过一个块的上限 {most}',
	},
	{ en: 'more than {count} interfaces', zh: '接口超过 {count} 个' },
	{ en: 'more than {count} interfaces: this one is left out', zh: '接口超过 {count} 个：略去这一个' },
	{ en: '{what} declares {size} of secrets, {have} are there', zh: '{what} 声明密钥 {size}，实有 {have}' },
	{ en: '{what} declares a length of {length}', zh: '{what} 声明的长度为 {length}' },
	{
		en: '{what} declares {before} before its body and {after} after it',
		zh: '{what} 在主体之前声明 {before}，在主体之后声明 {after}',
	},
	{ en: '{what} is cut: it declares {want}, {have} are there', zh: '{what} 被截断：声明 {want}，实有 {have}' },
	{
		en: '{what} is cut: it needs at least {want}, {have} are there',
		zh: '{what} 被截断：至少需要 {want}，实有 {have}',
	},
	{ en: '{what} has {value} where the byte order should stand', zh: '{what} 在字节序的位置上写着 {value}' },
	{ en: '{what} has version {version}, not 1.0', zh: '{what} 的版本是 {version}，不是 1.0' },

	// Packing.
	{ en: 'the zstd data is not unpacked: {why}', zh: 'zstd 数据未解压：{why}' },
	{ en: 'the {name} data is cut at byte {byte} of the file', zh: '{name} 数据在文件第 {byte} 字节处被截断' },
	{
		en: 'the {name} data is damaged before byte {byte} of the file ({reason})',
		zh: '{name} 数据在文件第 {byte} 字节之前已损坏（{reason}）',
	},
	{ en: 'no frame begins where one should', zh: '本应有帧开始之处没有帧' },
	{ en: 'it was packed with a dictionary, which is not at hand', zh: '它是用字典压缩的，而手头没有该字典' },
	{
		en: 'it asks for {asked} bytes of memory, more than {given}: zstd -d --long=31 unpacks it',
		zh: '它要求 {asked} 字节内存，超过 {given}：可用 zstd -d --long=31 解压',
	},
	{ en: 'a block is of no known type', zh: '有一块的类型未知' },
	{ en: 'a block declares {size}', zh: '有一块声明 {size}' },

	// Files that are none, and what is not kept.
	{ en: 'left out: {rest}', zh: '略去：{rest}' },
	{
		en: 'left out: {count} files of {folder} are no captures: {list}',
		zh: '略去：{folder} 中有 {count} 个文件不是抓包：{list}',
	},
	{ en: '{file} is empty', zh: '{file} 是空的' },
	{
		en: '{file} is no capture file: it has {size}, a header needs 24',
		zh: '{file} 不是抓包文件：只有 {size}，首部需要 24 字节',
	},
	{
		en: '{file} is no capture file: it begins with {bytes}, as no pcap or pcapng does',
		zh: '{file} 不是抓包文件：它以 {bytes} 开头，而 pcap 和 pcapng 都不会这样',
	},
	{ en: '{file} is no {format} file', zh: '{file} 不是 {format} 文件' },
	{ en: 'a block', zh: '一个块' },
	{ en: 'the Section Header Block', zh: '文件开头的 Section Header Block' },
	{ en: 'block of type {number}', zh: '类型为 {number} 的块' },
	{
		en: '{file} is a Network Monitor capture; editcap -F pcap turns it into one that is read',
		zh: '{file} 是 Network Monitor 抓包；可用 editcap -F pcap 转换成能读取的格式',
	},
	{ en: '{file} is compressed with lz4; unpack it first', zh: '{file} 是用 lz4 压缩的；请先解压' },
	{ en: '{file} is compressed with bzip2; unpack it first', zh: '{file} 是用 bzip2 压缩的；请先解压' },
	{ en: '{file} is compressed with xz; unpack it first', zh: '{file} 是用 xz 压缩的；请先解压' },
	{ en: '{file} is a zip archive; unpack it first', zh: '{file} 是 zip 归档；请先解压' },
	{
		en: '{file} is a {format} file of version {version}, not {right}',
		zh: '{file} 是版本 {version} 的 {format} 文件，而不是 {right}',
	},
	{
		en: '{file} is a snoop file of datalink type {number}: it is not read',
		zh: '{file} 是数据链路类型为 {number} 的 snoop 文件：不解读',
	},
	{
		en: '{file} is no pcapng file: it has {value} where the byte order should stand',
		zh: '{file} 不是 pcapng 文件：在字节序的位置上写着 {value}',
	},
	{ en: '{file} cannot be read: {reason}', zh: '{file} 无法读取：{reason}' },
	{ en: '{file} cannot be read again: {why}', zh: '{file} 无法再次读取：{why}' },
	{ en: 'nothing was kept', zh: '什么也没有保留' },
	{ en: 'nothing of it was read yet', zh: '尚未读取其中任何内容' },
	{
		en: '{file} has changed: of {count} bytes at {byte}, {have} are there',
		zh: '{file} 已改变：第 {byte} 字节处应有 {count} 字节，实有 {have}',
	},
	{
		en: '{file} is read, but its bytes cannot be shown again: {why}',
		zh: '{file} 能读取，但其字节无法再次显示：{why}',
	},
	{ en: 'no copy could be made ({reason})', zh: '无法制作副本（{reason}）' },
	{ en: 'more than {count} bytes are not kept', zh: '超过 {count} 字节的部分不予保留' },
	{ en: 'it was let go (--limit)', zh: '它已被放弃（--limit）' },
	{ en: 'it is closed', zh: '它已关闭' },
	{ en: 'the thread that reads captures cannot be started: {reason}', zh: '读取抓包的线程无法启动：{reason}' },
]

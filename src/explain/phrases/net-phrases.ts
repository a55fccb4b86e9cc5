import type { Text } from '../language.js'

/** What is said of packets: of headers that do not fit, of what is not read, and of segments of TCP that do not fit. */
export const NET_PHRASES: readonly Text[] = [
	// Packets that are followed no further.
	{ en: 'it is no TCP', zh: '不是 TCP' },
	{ en: 'it carries nothing', zh: '没有承载任何内容' },
	{ en: 'it carries no IP packet', zh: '没有承载 IP 分组' },
	{ en: 'it is no data frame', zh: '不是数据帧' },
	{ en: 'it is a fragment of a frame', zh: '是一帧的片段' },
	{ en: 'it is several frames in one', zh: '是多帧合成的一帧' },
	{ en: 'it is encrypted by the wireless network', zh: '已由无线网络加密' },
	{ en: 'it is encrypted by IPsec', zh: '已由 IPsec 加密' },
	{ en: 'it is a fragment of an IPv{version} packet', zh: '是 IPv{version} 分组的一个分片' },
	{ en: 'it is a fragment of a packet on ARCNET', zh: '是 ARCNET 上一个分组的片段' },
	{ en: 'LLC is not read', zh: '不解读 LLC' },
	{ en: 'EtherType {number} is not read', zh: '不解读 EtherType {number}' },
	{ en: 'SNAP of organisation {number} is not read', zh: '不解读组织 {number} 的 SNAP' },
	{ en: 'protocol type {number} is not read', zh: '不解读协议类型 {number}' },
	{ en: 'ARCNET protocol {number} is not read', zh: '不解读 ARCNET 协议 {number}' },
	{ en: 'IP protocol {number} is not read', zh: '不解读 IP 协议 {number}' },
	{ en: 'PPP protocol {name} is not read', zh: '不解读 PPP 协议 {name}' },
	{ en: 'PPPoE code {number} carries no packet', zh: 'PPPoE 代码 {number} 没有承载分组' },
	{ en: 'address family {number} is not read', zh: '不解读地址族 {number}' },
	{ en: 'link type {number} is not read', zh: '不解读链路类型 {number}' },
	{ en: 'link type {number} ({name}) is not read', zh: '不解读链路类型 {number}（{name}）' },
	{ en: 'what the labels carry is not known', zh: '标签承载什么无从得知' },
	{ en: 'none of its bytes were captured', zh: '一个字节也没有抓到' },

	// Headers that do not fit.
	{ en: 'its headers cannot be read', zh: '首部无法读取' },
	{ en: 'the {name} header needs {want}, {have} were captured', zh: '{name} 首部需要 {want}，只抓到 {have}' },
	{ en: 'the {name} header needs {want}, {have} are left', zh: '{name} 首部需要 {want}，只剩 {have}' },
	{ en: 'the {name} header needs {want}, {have} are there', zh: '{name} 首部需要 {want}，实有 {have}' },
	{ en: 'the {name} packet declares {size} more than its frame has', zh: '{name} 分组声明的长度比所在的帧多 {size}' },
	{ en: 'the TCP header has {size}, its packet {have}', zh: 'TCP 首部有 {size}，而所在分组只有 {have}' },
	{ en: 'TCP data offset {number}, less than 5', zh: 'TCP 数据偏移为 {number}，小于 5' },
	{ en: '{name} header length {number}, less than {least}', zh: '{name} 首部长度为 {number}，小于 {least}' },
	{ en: 'NFLOG attribute length {number}, less than {least}', zh: 'NFLOG 属性长度为 {number}，小于 {least}' },
	{ en: 'option length {number}, less than 2', zh: '选项长度为 {number}，小于 2' },
	{
		en: 'IPv4 total length {number}, less than its header of {least}',
		zh: 'IPv4 总长度为 {number}，小于其首部的 {least}',
	},
	{ en: 'IP version {version}, neither 4 nor 6', zh: 'IP 版本为 {version}，既不是 4 也不是 6' },
	{ en: 'IP version {version} where {wanted} was announced', zh: '此前声明为 IP 版本 {wanted}，实为 {version}' },
	{ en: 'an ARP packet with addresses of {sizes} bytes is cut', zh: '地址占 {sizes} 字节的 ARP 分组被截断' },
	{ en: 'a GTP extension header has length 0', zh: 'GTP 扩展首部的长度为 0' },
	{ en: 'no packet among its first {count} attributes', zh: '前 {count} 个属性中没有分组' },
	{ en: 'more than {count} VLAN tags', zh: 'VLAN 标签超过 {count} 个' },
	{ en: 'more than {count} MPLS labels', zh: 'MPLS 标签超过 {count} 个' },
	{ en: 'more than {count} extension headers', zh: '扩展首部超过 {count} 个' },
	{ en: 'more than {count} tunnels in one another', zh: '隧道嵌套超过 {count} 层' },

	// Fragments of IP.
	{ en: 'the headers in its fragments were not captured', zh: '没有抓到各分片中的首部' },
	{ en: 'what its fragments make cannot be read', zh: '各分片拼成的内容无法读取' },
	{ en: 'further faults of IP fragments are not named', zh: 'IP 分片的其余问题不再列出' },
	{
		en: 'more than {size} of IP fragments wait for others: the oldest are given up',
		zh: '等待拼合的 IP 分片超过 {size}：放弃最早的',
	},
	{
		en: 'the IPv{version} packet {id} from {source} to {target}',
		zh: '从 {source} 到 {target} 的 IPv{version} 分组 {id}',
	},
	{
		en: 'a fragment of {what} ends at byte {end}, where {most} are the most',
		zh: '{what}的一个分片到第 {end} 字节为止，至多只能到 {most}',
	},
	{
		en: 'the fragments of {what} do not fit together: it has {first} in one, {second} in another',
		zh: '{what}的各分片不相符：一处说它有 {first}，另一处说有 {second}',
	},
	{
		en: '{size} of {what} differ from those that an earlier fragment has there: the first captured count',
		zh: '{what}有 {size} 与先前分片同处的内容不同：以先抓到的为准',
	},

	// Segments of TCP that do not fit.
	{
		en: 'the SYN is repeated with another initial sequence number, {new} after {old}',
		zh: 'SYN 重复发送，初始序号却不同：先是 {old}，后是 {new}',
	},
	{
		en: 'a SYN with sequence number {number} does not belong to the stream: left out',
		zh: '序号为 {number} 的 SYN 不属于此数据流：略去',
	},
	{ en: 'a FIN stands {count} {count|byte|bytes} {where}: left out', zh: '一个 FIN {where} {count} 字节：略去' },
	{ en: '{size} stand {count} {count|byte|bytes} {where}: left out', zh: '{size} {where} {count} 字节：略去' },
	{ en: '{size} stands {count} {count|byte|bytes} {where}: left out', zh: '{size} {where} {count} 字节：略去' },
	{ en: 'ahead of the stream', zh: '超前于数据流' },
	{ en: 'behind the stream', zh: '落后于数据流' },
	{ en: 'before the first byte {number}', zh: '早于首字节 {number}' },
	{
		en: 'a FIN ends the stream at byte {end}, but bytes up to {seen} have been seen',
		zh: 'FIN 说数据流到第 {end} 字节为止，但已见到第 {seen} 字节',
	},
	{
		en: 'a FIN ends the stream at byte {end}, but another ended it at {earlier}',
		zh: 'FIN 说数据流到第 {end} 字节为止，而另一个说到第 {earlier} 字节为止',
	},
	{ en: '{size} after the end that the FIN declared: left out', zh: 'FIN 声明的结尾之后还有 {size}：略去' },
	{
		en: '{size} from byte {start} of the stream were captured before: {count} of them {count|differs|differ} from packet {packet}, which counts',
		zh: '数据流第 {start} 字节起的 {size} 先前已抓到：其中 {count} 个与第 {packet} 号分组不同，以后者为准',
	},
	{
		en: '{size} from byte {start} of the stream were captured before: {count} of them {count|differs|differ} from packets {first} to {last}, which count',
		zh: '数据流第 {start} 字节起的 {size} 先前已抓到：其中 {count} 个与第 {first} 到 {last} 号分组不同，以后者为准',
	},
	{
		en: 'byte {start} of the stream was captured before, and differs from packet {packet}, which counts',
		zh: '数据流第 {start} 字节先前已抓到，与第 {packet} 号分组不同，以后者为准',
	},
	{ en: '{size} came after they had been given up as missing', zh: '{size} 在被判为缺失之后才到达' },
	{ en: 'the RST carries {size}: no part of the stream', zh: 'RST 带有 {size}：不属于数据流' },
	{
		en: 'the sender goes on after its RST in packet {packet}: that was forged, or ignored',
		zh: '发送方在第 {packet} 号分组的 RST 之后仍在继续：那个 RST 是伪造的，或被忽略',
	},
	{
		en: 'more than {count} connections are open: this one, silent for {seconds} s, is given up',
		zh: '打开的连接超过 {count} 个：放弃这个已沉默 {seconds} 秒的连接',
	},
	{ en: 'further faults of this direction are not named', zh: '此方向的其余问题不再列出' },
	{ en: '{size} of the {who} {count|is|are} not in the capture', zh: '{who}的 {size} 不在抓包中' },
]

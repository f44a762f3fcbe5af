//! What each screen answers, and how, in two paragraphs: what its “?” says.

use super::Word;

/// “About this screen”
pub const ABOUT: Word = Word::new("关于本页", "About this screen");

/// What a screen answers.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The question.
    pub asks: Word,
    /// How it is worked out.
    pub method: [Word; 2],
    /// The chapter of the handbook that says more.
    pub chapter: &'static str,
    /// What that is called.
    pub title: Word,
}

/// The Overview.
pub const OVERVIEW: About = About {
    asks: Word::new(
        "各领域要多少、有多少、缺多少，哪一年开始缺？",
        "What is required, available and missing in each domain, and from which year?",
    ),
    method: [
        Word::new(
            "每项标准逐地算出需求，最后一步进位取整，减去当年的现有就是缺口。上级的数是下级之和：缺口相加，一地的富余不抵另一地的短缺；净缺口另写在旁边。",
            "Each norm is worked out area by area and rounded up at the last step; less what is available in that year, it is the gap. Figures of an area above are sums: shortfalls are added, no surplus fills another's gap, and the net gap stands beside.",
        ),
        Word::new(
            "到期以前不算短缺，只看是否跟上路径。没有填报的数是无数据，不当作零，不参与相加；有几个没有参与，数字旁边写明。点任何一个数，可以看到算式、出处和条文。",
            "Before a norm is due nothing is short, and only the path is looked at. What nobody stated is no data, is not taken for zero and is left out of sums, which say so. Press any figure for its formula, its sources and its clause.",
        ),
    ],
    chapter: "reading",
    title: Word::new("读懂一个数", "Reading a figure"),
};

/// The report.
pub const REPORT: About = About {
    asks: Word::new("怎样把这份文件写成一份可以呈报的材料？", "How is this file told at length, to be handed in?"),
    method: [
        Word::new(
            "报告写的是当前地区、年份、标准和情景：总体情况、重点标准、情景比较、方案、任务、假设和依据。数字与屏幕、幻灯片、工作簿相同，缺数的写明未知。",
            "The report tells the area, year, norm and scenario in view: the whole picture, the leading norms, the scenarios compared, the proposal, what is to be done, what is assumed and the sources. Its figures are those of the screens, the slides and the workbook; what is not known is said to be unknown.",
        ),
        Word::new(
            "可打印、存为PDF，或存为Word再改。换地区、年份或标准，先关闭报告，到别的页面选好再打开。",
            "It can be printed, saved as PDF, or saved for Word to be edited. For another area, year or norm, close it, choose there, and open it again.",
        ),
    ],
    chapter: "sharing",
    title: Word::new("保存与分享", "Saving and sharing"),
};

/// The briefs.
pub const BRIEFS: About = About {
    asks: Word::new("一个地区的情况，怎样用一页纸说清？", "How does one area stand, on one page?"),
    method: [
        Word::new(
            "每个地区一页：各领域有几项达标、短缺、无数据；最大的三个缺口，先看要求数量多的标准，再看短缺的地区数和缺口所占的比例；补齐所需只按剩下的年份算，期限已过的须一次补足。",
            "A page for each area: how many norms of each domain are met, short or without data; the three largest gaps, of norms that require many before those that require one, then by the areas that are short and the share that is missing; and what closes them in the years that are left, or at once where their year has passed.",
        ),
        Word::new(
            "同级比较按达标率从高到低排位，无数据的地区不计。名称放不下的截短，没有列出的写明还有几项。",
            "Peers are the areas of its level, ranked by coverage; those without data are not counted. Names are cut where there is no room, and what is not listed is counted.",
        ),
    ],
    chapter: "sharing",
    title: Word::new("保存与分享", "Saving and sharing"),
};

/// Areas.
pub const AREAS: About = About {
    asks: Word::new("哪些地区差得最多，差在哪几项？", "Which areas lack most, and of what?"),
    method: [
        Word::new(
            "选一项标准和一个年份，把同一级的地区排成表或画成地图；热图把所有标准放在一起看。达标率是现有除以需求，四种状态是达标、按期推进、短缺、无数据。",
            "For one norm and one year, the areas of a level are ranked in a table or drawn on a map; the heat map shows all norms together. Coverage is available ÷ required, and an area is met, on track, short, or without data.",
        ),
        Word::new(
            "上级地区的缺口是下级短缺之和。有下级没有数的，全市的需求和现有不是同一批地区的，达标率只在已知的地区之间比，缺口是下限。",
            "The gap of an area above is the sum of the shortfalls below. Where some below have no figure, what is required and what is available are not of the same areas: coverage compares those that are known, and the gap is the least that is missing.",
        ),
    ],
    chapter: "sums",
    title: Word::new("汇总与缺数", "Sums and what is unknown"),
};

/// Norms.
pub const NORMS: About = About {
    asks: Word::new(
        "规划要求什么，出自哪一条，改一改会怎样？",
        "What do the plans demand, by which clause, and what if that were changed?",
    ),
    method: [
        Word::new(
            "每项标准是规划里的一句话：约束哪一级、对什么人、从哪一年起、多少，以及条款。算法只有十二种，都是固定的算式。没有年份的，从规划末年起约束。",
            "Each norm is a sentence of a plan: which level it binds, of whom, from which year, how much, and the clause. There are twelve kinds of arithmetic, all fixed formulas. A norm without a year binds from the plan's last.",
        ),
        Word::new(
            "可以改目标、加自己的标准，也可以让软件读一份文件，逐条提出标准由您采纳。改过的会标明，随时可以恢复原文；没有出处的标准不能保存。",
            "You can change targets, add norms of your own, or have a document read, whose norms are proposed one by one for you to accept. What was changed is marked and can be put back; a norm without a source cannot be kept.",
        ),
    ],
    chapter: "rules",
    title: Word::new("标准的算法", "The rules, one by one"),
};

/// Data.
pub const DATA: About = About {
    asks: Word::new(
        "各地有多少人、多少资源，这些数从哪里来？",
        "How many people and what resources has each area, and where are the figures from?",
    ),
    method: [
        Word::new(
            "填的是某一年年底的数。空格是未知，不是零。以后的年份由情景推算：人口按增长率，存量按流失、新增和举措；后面哪一年又填了数，以填的为准。",
            "A figure is that of the end of its year. An empty cell is unknown, and not zero. Later years are carried forward by the scenario: people by growth, stocks by losses, additions and actions; where a later year has a figure, that stands.",
        ),
        Word::new(
            "可以像在Excel或WPS里一样录入和粘贴，也可以导入整张表、合并各县交来的文件。导入先核对，后改动。像是单位错了或明显离群的数会提示，不会自动改。“数据质量”列出规划需要的数已知多少、出自哪里、哪些存疑；“谁还没报”列出问了谁、谁已报回。",
            "Type and paste as in Excel or WPS, import whole tables, or merge what counties hand in. An import is checked before it changes anything. What looks like a slip of units or lies far from its peers is pointed out, and never changed by itself. Quality lists how many of the figures that plans need are known, from where, and which are in doubt; Who is missing, who was asked and who has returned.",
        ),
    ],
    chapter: "tables",
    title: Word::new("导入表格与合并", "Importing tables, and merging"),
};

/// Compare.
pub const COMPARE: About = About {
    asks: Word::new("几个情景有何不同，差别该记在哪项设定账上？", "In what do scenarios differ, and which input does what?"),
    method: [
        Word::new(
            "各情景用的是同一份基线，差别全部来自设定。先列出设定有何不同，再列出结果差多少。只改理由、设成规划本来的值，不算不同。",
            "All scenarios share one baseline, so every difference comes from what was put in. First stands what was put in differently, then what comes of it. Another reason, or a lever set to what the plan says, is no difference.",
        ),
        Word::new(
            "贡献是沙普利值：把设定按各种先后次序逐项改过去，取平均。各项加起来正好等于总变化；不起作用的为零；反过来比，正负号对调。",
            "Contributions are Shapley values: the mean over all orders in which the inputs can be put over. They add up to the whole change, what does nothing gets nothing, and comparing the other way round turns every sign.",
        ),
    ],
    chapter: "comparing",
    title: Word::new("比较情景", "Comparing scenarios"),
};

/// Allocate.
pub const ALLOCATE: About = About {
    asks: Word::new(
        "数量或预算有限，怎么分给短缺的地区，公平不公平？",
        "How is a limited amount or budget to be divided, and is that fair?",
    ),
    method: [
        Word::new(
            "只给已知的缺口，给到补齐为止，一个一个地分，不因取整多出或丢掉一个。五种规则：按缺口比例、达标率最低者优先、缺口最大者优先、花费最少、加权最优。完全相同的，按地区代码从小到大。",
            "Only known gaps are filled, none beyond its size, unit by unit, and rounding neither makes nor loses one. There are five rules: in proportion to the gap, lowest coverage first, largest gap first, least cost, and by weight. Among equals the lower area code comes first.",
        ),
        Word::new(
            "公平看达标率的分布：基尼系数和泰尔指数都是零最均匀，地区按需求加权。采纳以后，分得的数量成为情景里的举措，一步可以撤销。",
            "Fairness is read from coverage: Gini and Theil are 0 where it is the same everywhere, and areas count by what they require. Once adopted, what was awarded is in the scenario as actions, and one undo takes it back.",
        ),
    ],
    chapter: "allocating",
    title: Word::new("分配与公平", "Dividing, and fairness"),
};

/// Questions.
pub const QUESTIONS: About = About {
    asks: Word::new(
        "要达到某个结果，假设须是多少？哪年会短缺，什么最要紧？",
        "For a result to hold, what has to be assumed? When does it run short, and what matters most?",
    ),
    method: [
        Word::new(
            "没有另一套算法：把一个调节项放到不同的位置逐个试算，找出条件成立的范围和差一步的地方。答案与总览上的数必然一致。",
            "There is no second calculation: a lever is put to other places, the outlook is worked out each time, and the stretches are found in which the condition holds. So answers agree with the Overview.",
        ),
        Word::new(
            "“每年须新增”从您选定的年份之后算起，取够用的最小整数。分档和门槛类标准，列出离下一档还差多少人。",
            "“Needed a year” counts the years after the one you choose, and is the smallest whole number that does it. For brackets and thresholds, the people missing to the next one are listed.",
        ),
    ],
    chapter: "asking",
    title: Word::new("反过来问", "Asking the other way round"),
};

/// Risk.
pub const RISK: About = About {
    asks: Word::new(
        "假设说不准时，达标有多大把握，哪个因素最要紧？",
        "Where assumptions are unsure, how likely is it that norms are met, and which lever matters most?",
    ),
    method: [
        Word::new(
            "给调节项定低、最可能、高三个数，按三角分布反复抽样，每抽一次算一遍全部结果。达标机会是达标的次数除以结果已知的次数；未知的另计，不当作不达标。",
            "Levers get a low, a likely and a high value and are drawn from a triangle, again and again; each draw works everything out. The chance is draws that meet the norm ÷ draws in which it is known; unknown ones are counted apart and never as a failure.",
        ),
        Word::new(
            "同一种子，同一结果，与机器无关。“单独解释”是这个调节项的各组之间差别占全部差别的百分比。结果只与区间一样可靠：区间是人的判断。",
            "The same seed gives the same answer on every machine. What a lever explains alone is the variance between its classes as a share of all. Results are only as good as the ranges, and ranges are judgements.",
        ),
    ],
    chapter: "risk",
    title: Word::new("风险：有多大把握", "Risk: how sure it is"),
};

/// Present.
pub const PRESENT: About = About {
    asks: Word::new("怎样把结果带到会上？", "How do the results get into the meeting?"),
    method: [
        Word::new(
            "幻灯片由打开的文件生成，数字随情景更新；改动任何一张，整组就存进文件。放映时按 L，可以换地区、换年份、拖动调节项：只是试算，不写入文件。",
            "Slides follow from the open file, and their figures from the scenario; once one is changed, all of them are kept in the file. While presenting, L shows area, year and levers: what is chosen there is trying out, and the file stays as it is.",
        ),
        Word::new(
            "幻灯片、报告、工作簿和屏幕上的数出自同一次计算，取整也相同。要拿出去的，见“分享”：链接、文件、单文件网页、工作簿、幻灯片、报告。",
            "Slides, report, workbook and screen show one calculation, rounded alike. Share has the ways out: link, file, page, workbook, slides, report.",
        ),
    ],
    chapter: "sharing",
    title: Word::new("保存与分享", "Saving and sharing"),
};

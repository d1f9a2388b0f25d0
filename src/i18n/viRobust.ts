/** Độ vững của thứ hạng. Figures come written. */
interface BandSentence {
  readonly noise: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly share: string;
  readonly draws: string;
  readonly seed: string;
  readonly error: string;
}

export const viRobust = {
  title: 'Độ vững của thứ hạng',
  about:
    'Gieo ngẫu nhiên trọng số nhiều lần rồi xếp hạng lại: hạng nào còn đứng vững, hạng nào chỉ là may rủi. Kéo thanh trượt để thấy ngay, thả ra để gieo đủ số lần.',
  noise: 'Cách gieo',
  noises: {
    box: 'Mỗi trọng số dao động ±',
    dirichlet: 'Quanh trọng số hiện có (Dirichlet)',
    simplex: 'Mọi bộ trọng số như nhau',
  },
  width: 'Biên độ',
  widthSlider: 'Kéo biên độ',
  concentration: 'Độ tập trung',
  level: 'Cấp được gieo',
  levels: { fields: 'Lĩnh vực', criteria: 'Tiêu chí', leaves: 'Tiêu chí thành phần' },
  levelWords: { fields: 'lĩnh vực', criteria: 'tiêu chí', leaves: 'tiêu chí thành phần' },
  kept: 'Giữ nguyên',
  keptNames: { total: 'tổng chung', parent: 'tổng của từng mục cha' },
  draws: 'Số lần gieo',
  seed: 'Hạt giống',
  scoreDeviation: 'Sai số chấm điểm',
  scoreUnit: 'điểm (độ lệch chuẩn)',
  noUnits: 'Khối chưa có đơn vị nào được xếp hạng.',
  noiseWords: {
    box: (level: string, width: string) => `Với trọng số ${level} dao động ±${width}`,
    dirichlet: (level: string, concentration: string) =>
      `Với trọng số ${level} gieo quanh mức hiện có (độ tập trung ${concentration})`,
    simplex: (level: string) => `Với trọng số ${level} bất kỳ, mọi bộ như nhau`,
    scores: (points: string) => ` và sai số chấm ±${points} điểm`,
  },
  sentence: (d: BandSentence) =>
    d.from === d.to
      ? `${d.noise}, ${d.unit} đứng hạng ${d.from} trong ${d.share} của ${d.draws} lần gieo (hạt giống ${d.seed}${d.error === '0%' ? '' : `, sai số ±${d.error}`}).`
      : `${d.noise}, ${d.unit} đứng từ hạng ${d.from} đến ${d.to} trong ${d.share} của ${d.draws} lần gieo (hạt giống ${d.seed}${d.error === '0%' ? '' : `, sai số ±${d.error}`}).`,
  ends: (now: string, best: string, worst: string, mean: string) =>
    `Hạng đang công bố ${now}; trung bình ${mean}; các lần gieo cao nhất hạng ${best}, thấp nhất hạng ${worst}.`,
  classes: (list: string) => `Xếp loại: ${list}.`,
  classShare: (label: string, share: string) => `${label} ${share}`,
  live: (draws: string) => `Đang xem nhanh ${draws} lần gieo; thả thanh trượt để gieo đủ.`,
  bands: 'Khoảng hạng 90% của từng đơn vị',
  bandWords: { low: 'Hạng ở 5%', middle: 'Trung vị', high: 'Hạng ở 95%', now: 'Đang công bố' },
  rankAxis: 'Hạng',
  heat: 'Tỷ lệ lần gieo theo từng hạng',
  heatAround: (count: string) => `Tỷ lệ lần gieo theo từng hạng (${count} đơn vị quanh đơn vị đang chọn)`,
  pairs: 'Tỷ lệ lần gieo đơn vị ở hàng đứng trên đơn vị ở cột',
  pairsAround: (count: string) =>
    `Tỷ lệ lần gieo đơn vị ở hàng đứng trên đơn vị ở cột (${count} đơn vị quanh đơn vị đang chọn)`,
  table: 'Hạng qua các lần gieo',
  classTable: 'Xếp loại qua các lần gieo',
  riskTable: 'Rủi ro làm tròn, đồng hạng và xếp loại',
  pairTable: 'Ma trận đứng trên',
  rankTable: 'Tỷ lệ theo hạng',
  columns: {
    unit: 'Đơn vị',
    index: 'Chỉ số (%)',
    rank: 'Hạng',
    q05: 'Hạng 5%',
    q50: 'Hạng trung vị',
    q95: 'Hạng 95%',
    mean: 'Hạng trung bình',
    best: 'Cao nhất',
    worst: 'Thấp nhất',
    inBand: 'Trong khoảng',
    error: 'Sai số',
    tied: 'Lần gieo đồng hạng',
    class: (label: string) => `Loại ${label}`,
    rankUnrounded: 'Hạng nếu không làm tròn',
    sharedWith: 'Đồng hạng với',
    gapAbove: 'Kém đơn vị trên (điểm)',
    gapBelow: 'Hơn đơn vị dưới (điểm)',
    classMargin: 'Cách ngưỡng loại gần nhất (điểm)',
  },
  rounding: (count: string, units: string) =>
    `${count} đơn vị có hạng phụ thuộc cách làm tròn hoặc đồng hạng: ${units}.`,
  noRounding: 'Không đơn vị nào có hạng phụ thuộc cách làm tròn hay đồng hạng.',
  throughEngine: (draws: string) =>
    `Có cách tính điểm đọc trọng số hoặc kết quả: mỗi lần gieo tính lại qua bảng công thức, nên chỉ gieo ${draws} lần.`,
  skipped: (names: string) => `Bỏ qua mục có trọng số 0: ${names}.`,
  boxNote: 'Sau khi gieo, trọng số được co lại cho đủ tổng, nên có thể vượt biên độ đôi chút.',
  guarantee: {
    title: 'Hạng chắc chắn',
    about:
      'Hạng cao nhất và thấp nhất có thể có khi mọi trọng số chỉ được đổi trong khoảng đã nêu, có chứng minh; kèm bộ trọng số đạt được, nạp được thành kịch bản.',
    box: 'Mỗi trọng số được đổi ±',
    scope: 'Tính cho',
    scopes: { unit: 'Đơn vị đang chọn', all: 'Mọi đơn vị' },
    limits: 'Khoảng riêng của từng trọng số…',
    limitsOf: (name: string) => `Khoảng của ${name}`,
    min: 'Thấp nhất',
    max: 'Cao nhất',
    clear: 'Theo biên độ chung',
    sentence: (unit: string, best: string, worst: string) =>
      best === worst
        ? `Trong khoảng trọng số đã nêu, ${unit} chắc chắn đứng hạng ${best}.`
        : `Trong khoảng trọng số đã nêu, ${unit} đứng cao nhất hạng ${best}, thấp nhất hạng ${worst}.`,
    unproven: (rank: string, bound: string) =>
      `Chưa chứng minh xong trong thời gian cho phép: đã tìm thấy hạng ${rank}, không thể quá hạng ${bound}.`,
    best: 'Cao nhất',
    worst: 'Thấp nhất',
    proof: 'Chứng minh',
    proven: 'đã chứng minh',
    upTo: (rank: string) => `tới hạng ${rank}`,
    table: 'Hạng cao nhất và thấp nhất',
    witnessOf: (unit: string) => `Bộ trọng số của ${unit}`,
    node: 'Mục',
    now: 'Hiện nay (điểm)',
    bestWeights: 'Để đứng cao nhất',
    worstWeights: 'Để đứng thấp nhất',
    loadBest: 'Nạp thành kịch bản: đứng cao nhất',
    loadWorst: 'Nạp thành kịch bản: đứng thấp nhất',
    scenario: (unit: string, rank: string) => `${unit} hạng ${rank}`,
    notConfirmed:
      'Bảng công thức cho hạng khác với bộ trọng số này: hãy xem lại quy tắc phân bổ trọng số trước khi nạp.',
    eps: (eps: string) => `Trọng số cách ngưỡng làm tròn dưới ${eps} điểm không được xét`,
    competition: 'Hạng ở đây = số đơn vị đứng trên + 1',
    coupled: 'Có cách tính điểm đọc trọng số hoặc kết quả: giới hạn tính với điểm đạt được như hiện nay',
  },
};

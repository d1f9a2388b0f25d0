/** Độ nhạy. Figures come written. */
interface Widest {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly low: string;
  readonly high: string;
  readonly figure: string;
  readonly base: string;
}

export const viSensitivity = {
  title: 'Độ nhạy',
  figure: 'Kết quả theo dõi',
  figures: {
    score: 'chỉ số (trước làm tròn)',
    index: 'chỉ số',
    rank: 'thứ hạng',
    gap: 'khoảng cách với đơn vị khác',
    chance: 'khả năng đạt loại',
    class: 'xếp loại',
    mean: 'chỉ số trung bình của khối',
    shift: 'số bậc xê dịch trung bình của mọi đơn vị',
  },
  figureUnits: {
    score: 'điểm',
    index: 'điểm',
    rank: 'hạng',
    gap: 'điểm phần trăm',
    chance: '% số lần gieo',
    class: 'loại',
    mean: 'điểm',
    shift: 'bậc',
  },
  rival: 'So với',
  class: 'Loại',
  level: 'Cấp',
  levels: { fields: 'lĩnh vực', criteria: 'tiêu chí', leaves: 'tiêu chí lá (có điểm)' },
  weightOf: (node: string) => `Trọng số ${node}`,
  pointsOf: (node: string) => `Điểm ${node}`,
  assumptionOf: (name: string) => `Giả định ${name}`,
  decimals: (n: number) => `${n} chữ số thập phân`,
  seed: 'Hạt giống',
  draws: 'Số lần gieo',
  width: 'Trọng số dao động ±',
  ownRule: 'Theo cách đang đặt của bộ',
  coupled: (names: string) =>
    `Có trọng số hoặc quy tắc bằng công thức (${names}): các giá trị này được thử qua bảng công thức.`,
  skipped: (count: string, names: string) => `Bỏ qua ${count} mục không dịch chuyển được: ${names}.`,
  tornado: {
    title: 'Biểu đồ lốc xoáy',
    about:
      'Lần lượt đưa từng trọng số, giả định hoặc điểm đến đầu thấp và đầu cao, mọi thứ khác giữ nguyên. Mục làm kết quả dao động nhiều nhất xếp trên cùng.',
    weights: 'Trọng số',
    noWeights: 'không xét',
    change: 'Thay đổi ±',
    changeKinds: { share: '% của trọng số', points: 'điểm' },
    rule: 'Các trọng số khác',
    withAssumptions: 'giả định, từ nhỏ nhất đến lớn nhất',
    withPoints: 'điểm của đơn vị ±',
    nothing: 'Hãy chọn ít nhất một loại đầu vào.',
    widest: (d: Widest) =>
      `Nhạy nhất: ${d.name}. Khi đi từ ${d.low} đến ${d.high}, ${d.figure} đi từ ${d.from} đến ${d.to}; hiện nay là ${d.base}.`,
    none: 'Không đầu vào nào làm kết quả thay đổi trong khoảng này.',
    input: 'Đầu vào',
    now: 'Đang là',
    lowInput: 'Đầu thấp',
    lowOutput: 'Kết quả ở đầu thấp',
    highInput: 'Đầu cao',
    highOutput: 'Kết quả ở đầu cao',
    span: 'Biên độ',
    pick: 'Chọn một thanh (hoặc một dòng) để nạp đầu thấp hay đầu cao của nó thành kịch bản.',
    loadLow: (value: string) => `Nạp đầu thấp (${value})`,
    loadHigh: (value: string) => `Nạp đầu cao (${value})`,
    scenario: (name: string, value: string) => `${name} = ${value}`,
    trials: (count: string) => `${count} giá trị được thử qua bảng công thức`,
    noise: (draws: string, seed: string, width: string) =>
      `${draws} lần gieo, hạt giống ${seed}, trọng số dao động ±${width}%`,
  },
  variance: {
    title: 'Nguồn của độ bất định',
    about:
      'Khi mọi trọng số cùng dao động ngẫu nhiên, mỗi nhóm gây ra bao nhiêu phần dao động của kết quả: tự nó (bậc nhất) và cùng với các nhóm khác (toàn phần).',
    level: 'Dao động trọng số của',
    groupLevel: 'Trả lời theo',
    kept: 'Giữ nguyên tổng của',
    keptKinds: { parent: 'từng mục cha', total: 'cả bộ' },
    samples: 'Số mẫu N',
    told: (name: string, total: string, mean: string, deviation: string) =>
      `${name} gây nhiều dao động nhất: ${total} phương sai. Kết quả trung bình ${mean}, độ lệch chuẩn ${deviation}.`,
    still: 'Kết quả không dao động chút nào trong khoảng này.',
    node: 'Nhóm',
    weight: 'Trọng số (điểm)',
    first: 'Bậc nhất',
    total: 'Toàn phần',
    error: 'Sai số chuẩn',
    sum: (value: string) => `Tổng bậc nhất: ${value} (bằng 100% khi các nhóm không tác động lẫn nhau).`,
    chart: 'Phần phương sai theo nhóm (toàn phần ± 2 sai số chuẩn)',
    low: '−2 sai số',
    high: '+2 sai số',
    engine: (samples: string) =>
      `Có quy tắc đọc trọng số hoặc kết quả: mọi mẫu đi qua bảng công thức, nên chỉ lấy ${samples} mẫu.`,
    evaluations: (count: string) => `${count} lần tính`,
    correlations: 'Trọng số không phải là tầm quan trọng',
    correlationsNote: 'Giữa tỷ lệ điểm của mục và chỉ số, trên các đơn vị được xếp hạng. Tầm quan trọng là r².',
    share: 'Tỷ trọng',
    importance: 'Tầm quan trọng (r²)',
    units: 'Số đơn vị',
  },
  ways: {
    title: 'Bảng nhiều chiều',
    about:
      'Kết quả tại mọi tổ hợp của một đến ba đầu vào, mỗi ô tính lại cả sổ. Chọn một ô để nạp tổ hợp ấy thành kịch bản.',
    names: ['Theo dòng', 'Theo cột', 'Theo lớp'],
    noInput: 'không dùng',
    from: 'từ',
    to: 'đến',
    step: 'bước',
    cells: (count: string, limit: string) => `${count} ô (nhiều nhất ${limit})`,
    noWay: 'Hãy chọn đầu vào cho dòng.',
    badWay: 'Bước phải lớn hơn 0 và “đến” không nhỏ hơn “từ”.',
    tooMany: (count: string, limit: string) => `Bảng có ${count} ô, nhiều nhất là ${limit}. Hãy tăng bước.`,
    told: (figure: string, low: string, high: string, base: string) =>
      `Trong bảng, ${figure} đi từ ${low} đến ${high}; hiện nay là ${base}.`,
    layer: 'Lớp',
    refused: (count: string) => `${count} ô bị sổ từ chối nên để trống.`,
    result: 'Kết quả',
  },
};

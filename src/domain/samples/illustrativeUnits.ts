/** Units of the illustrative workbook: names of ordinary departments, scores invented. */
import type { UnitProfile } from './inventScores.ts';

export interface NamedProfile extends UnitProfile {
  readonly name: string;
  readonly ranked: boolean;
}

function unit(name: string, skill01: number, more: Partial<NamedProfile> = {}): NamedProfile {
  return { name, skill01, ranked: true, notApplicable: [], missing: [], noCases: [], bonus: 0, penalty: 0, ...more };
}

export const DEPARTMENT_PROFILES: readonly NamedProfile[] = [
  unit('Văn phòng UBND tỉnh', 0.9, { notApplicable: ['6.2.1'] }),
  unit('Sở Nội vụ', 0.94, { noCases: ['3.2.2'], bonus: 1 }),
  unit('Sở Tài chính', 0.93),
  unit('Sở Kế hoạch và Đầu tư', 0.88),
  unit('Sở Công Thương', 0.84),
  unit('Sở Nông nghiệp và Phát triển nông thôn', 0.8),
  unit('Sở Giao thông vận tải', 0.84),
  unit('Sở Xây dựng', 0.86),
  unit('Sở Tài nguyên và Môi trường', 0.68, { penalty: 1 }),
  unit('Sở Thông tin và Truyền thông', 0.95, { bonus: 0.5 }),
  unit('Sở Lao động - Thương binh và Xã hội', 0.78),
  unit('Sở Văn hóa và Thể thao', 0.79),
  unit('Sở Du lịch', 0.76, { missing: ['8.1.1'] }),
  unit('Sở Khoa học và Công nghệ', 0.87, { noCases: ['3.2.2', '3.3.1'] }),
  unit('Sở Giáo dục và Đào tạo', 0.85),
  unit('Sở Y tế', 0.72, { missing: ['5.3.2'], penalty: 0.5 }),
  unit('Sở Tư pháp', 0.9, { noCases: ['3.2.2'] }),
  unit('Sở Ngoại vụ', 0.89, { notApplicable: ['6.2.1', '3.3.1'] }),
  unit('Thanh tra tỉnh', 0.7, { notApplicable: ['6.2.1'], missing: ['1.5.1'] }),
  unit('Ban Quản lý các khu công nghiệp', 0.83, { notApplicable: ['6.1.2'] }),
  unit('Ban Quản lý khu kinh tế', 0.86),
  unit('Ban Dân tộc', 0.75, { ranked: false, notApplicable: ['3.2.1', '6.2.1', '7.2.1', '7.2.3'] }),
];

export const CENTRAL_PROFILES: readonly NamedProfile[] = [
  unit('Cục Thuế', 0.92),
  unit('Kho bạc Nhà nước', 0.95),
  unit('Bảo hiểm xã hội', 0.9),
  unit('Chi cục Hải quan', 0.85),
  unit('Ngân hàng Nhà nước chi nhánh tỉnh', 0.83),
  unit('Cục Thống kê', 0.8),
  unit('Cục Thi hành án dân sự', 0.7),
  unit('Cục Quản lý thị trường', 0.76),
];

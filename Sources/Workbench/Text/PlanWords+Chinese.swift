import AnalysisPlan

extension PlanWords.Texts {
  static let chinese = PlanWords.Texts(
    methods: [
      "survey.mean": "均值", "survey.total": "总量", "survey.ratio": "比值", "survey.proportion": "占比",
      "survey.quantile": "分位数", "survey.variance": "方差", "survey.contrast": "对比", "survey.weights": "权重",
      "survey.describe": "抽样设计", "survey.crosstab": "列联表", "survey.tTest": "t 检验",
      "survey.rankTest": "秩检验", "survey.regression": "回归", "survey.alpha": "克朗巴赫 α",
      "survey.kappa": "科恩 κ", "survey.comparison": "组间比较", "survey.change": "前后变化",
      "survey.ranking": "排名", "survey.smallArea": "小域估计", "tests.adjust": "多重检验校正",
    ],
    estimates: [
      "survey.mean": "均值", "survey.total": "总量", "survey.ratio": "比值", "survey.quantile": "分位数",
      "survey.variance": "方差", "survey.contrast": "对比值", "survey.regression": "系数",
      "survey.comparison": "差值", "survey.change": "变化", "survey.tTest": "差值或均值", "survey.alpha": "α",
      "survey.kappa": "κ",
    ],
    fields: [
      "variable": "变量", "level": "类别", "condition": "条件", "numerator": "分子", "denominator": "分母",
      "other": "与", "probability": "概率", "term": "项", "name": "名称", "label": "估计对象", "n": "样本量",
      "nReference": "对照样本量", "sumWeights": "加权样本量", "estimate": "估计值", "se": "标准误", "df": "自由度",
      "df1": "自由度 1", "df2": "自由度 2", "deff": "设计效应", "statistic": "统计量", "p": "p 值",
      "pAdjusted": "校正 p 值", "group": "本组", "reference": "对照", "from": "自", "to": "至", "within": "所属",
      "rank": "排名", "rankLower": "排名区间", "bottomProbability": "垫底概率", "eblup": "EBLUP",
      "mse": "均方误差", "gamma": "直接估计的权", "synthetic": "合成估计", "proportion": "占比（%）",
      "total": "加权样本量", "sum": "权重和", "nEff": "有效样本量", "deffKish": "设计效应（Kish）",
      "cv": "变异系数", "min": "最小", "max": "最大", "gMin": "最小 g", "gMax": "最大 g", "psus": "初级单位",
      "strata": "层数", "rows": "行数", "replicates": "重复数", "cells": "单元格", "tests": "检验",
      "estimates": "估计", "coefficients": "系数", "covariance": "协方差", "adjusted": "校正", "weights": "权重",
      "pearson": "皮尔逊 X²", "deviance": "偏差", "nullDeviance": "零模型偏差", "dispersion": "离散参数",
      "designDf": "设计自由度", "test": "检验", "row": "行", "column": "列", "weight": "权重", "base": "基础权重",
      "chisq": "χ²", "sigma2": "域间方差", "scale": "尺度",
    ],
    design: [
      "data": "数据", "strata": "分层", "clusters": "群", "nested": "群号层内编", "weights": "权重",
      "probabilities": "入样概率", "fpc": "有限总体", "adjust": "加权调整", "replicates": "重复权重",
    ],
    designIs: { "抽样设计 \($0)：" }, share: "占比（%）", shareError: "标准误（百分点）",
    interval: { "\($0)% 置信区间" }, shares: "占比", variables: "数值", doubt: doubtInChinese,
    doubtsBegin: "样本过薄，不宜直接公布（NCHS 2017，Vital Health Stat 2(175)；均值按样本量和相对标准误）：",
    rest: { "等，另有 \($0) 行" }, refused: { "未计算（\($0)）：\($1)" }, comma: "、", semicolon: "；", colon: "：")

  @Sendable private static func doubtInChinese(_ doubt: PublicationDoubt) -> String {
    switch doubt {
    case .fewObservations: "样本量不足 30"
    case .fewEffective: "有效样本量不足 30"
    case .wideInterval: "95% 区间宽达 30 个百分点以上"
    case .wideForItsSize: "95% 区间宽度超过占比的 1.3 倍"
    case .largeError: "标准误达估计值的 30% 以上"
    case .fewDegrees: "自由度不足 8"
    case .noVariation: "占比为 0 或 100%，没有标准误可供判断"
    case .noError: "没有标准误"
    }
  }
}
